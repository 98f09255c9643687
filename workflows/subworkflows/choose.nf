include { CORRECT_SAMPLE   } from '../modules/correct_sample'
include { CORRECT_EXTERNAL } from '../modules/correct_external'
include { SELECT           } from '../modules/select'

// The values of k that iolaus tune tries an external corrector with; an empty one leaves the choice to the tool.
def lengthsOf(tool) {
    return tool in ['bayeshammer', 'karect'] ? [''] : [15, 19, 23, 27, 31]
}

// Tries every candidate in a task of its own, and judges them together.
workflow CHOOSE {
    take:
    reads // tuple(meta, files)
    counts // tuple(meta, file)
    lengths // the values of k that the k-mer corrector is tried with
    tools // external correctors to try

    main:
    built_in = [['posterior', '']] + lengths.collect { k -> ['spectral', k] }
    external = tools.collectMany { tool -> lengthsOf(tool).collect { k -> [tool, k] } }

    CORRECT_SAMPLE(counts.combine(channel.fromList(built_in)))
    CORRECT_EXTERNAL(reads.join(counts).combine(channel.fromList(external)))

    trials = CORRECT_SAMPLE.out.trial
        .mix(CORRECT_EXTERNAL.out.trial)
        .groupTuple(size: built_in.size() + external.size(), sort: { file -> file.name })
    SELECT(reads.join(counts).join(trials))

    // What was chosen tells whether the correction can be done in parts: an external corrector counts for itself, so it wants all reads.
    selection = SELECT.out.selection.map { meta, folder, report ->
        def chosen = new groovy.json.JsonSlurper().parse(report).result.chosen
        tuple(meta, folder, chosen.tokenize(' ').first() in tools)
    }

    emit:
    selection // tuple(meta, folder, isExternal)
}
