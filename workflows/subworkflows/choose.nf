include { CORRECT_SAMPLE   } from '../modules/correct_sample'
include { CORRECT_EXTERNAL } from '../modules/correct_external'
include { SELECT           } from '../modules/select'
include { program          } from './program'

// The settings that iolaus tune begins with: [corrector, k], with no k where it chooses for itself.
def candidates(lengths, tools, lm, budget) {
    def options = ['--kmer-lengths': lengths, '--with': tools, '--lm': lm, '--lm-budget': budget]
    def words = ['candidates'] + options.findAll { _name, value -> value }.collectMany { name, value -> [name, value] }
    return program(words).collect { line -> line.split('\t', -1).toList() }
}

// Tries every candidate in a task of its own, and judges them together.
workflow CHOOSE {
    take:
    reads // tuple(meta, files)
    counts // tuple(meta, file)
    settings // [corrector, k] of every candidate
    tools // which correctors are external
    lm // the language model: counts, or what a network is called
    network // the network's file or folder, or none where it goes by its name

    main:
    external = settings.findAll { corrector, _k -> corrector in tools }
    built_in = settings - external

    CORRECT_SAMPLE(counts.combine(channel.fromList(built_in)))
    CORRECT_EXTERNAL(reads.join(counts).combine(channel.fromList(external)))

    trials = CORRECT_SAMPLE.out.trial
        .mix(CORRECT_EXTERNAL.out.trial)
        .groupTuple(size: settings.size(), sort: { file -> file.name })
    SELECT(reads.join(counts).join(trials), lm, network)

    // What was chosen tells whether the correction can be done in parts: an external corrector counts for itself, so it wants all reads.
    selection = SELECT.out.selection.map { meta, folder, report ->
        def chosen = new groovy.json.JsonSlurper().parse(report).result.chosen
        tuple(meta, folder, chosen.tokenize(' ').first() in tools)
    }

    emit:
    selection // tuple(meta, folder, isExternal)
}
