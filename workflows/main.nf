#!/usr/bin/env nextflow

// Iolaus on a cluster: the same command line as on one machine, one task for each independent piece of work.
// For every sample the corrected reads and trials.tsv are those of `iolaus tune`, byte for byte, whatever the number of shards.

nextflow.preview.topic = true

include { checkedSamples ; isJudged ; judge ; sample } from './subworkflows/samplesheet'
include { failures                                   } from './subworkflows/failures'
include { program                                    } from './subworkflows/program'
include { COUNT_KMERS                                } from './subworkflows/count_kmers'
include { CHOOSE ; candidates                        } from './subworkflows/choose'
include { DELIVER                                    } from './subworkflows/deliver'
include { JUDGE                                      } from './subworkflows/judge'
include { REPORT                                     } from './modules/report'

workflow {
    if (!params.input || !params.outdir) {
        error('give the samples and where the results go: --input samplesheet.csv --outdir results')
    }
    ['shards', 'slices'].each { name ->
        if (!params[name].toString().isInteger() || (params[name] as int) < 1) {
            error("--${name} must be at least 1, was ${params[name]}")
        }
    }
    if ((params.slices as int) > 256) {
        error("--slices must be at most 256, was ${params.slices}")
    }
    if (params.train_model) {
        program(['models', params.train_model])
    }
    settings = candidates(params.kmer_lengths?.toString(), params.with, params.lm, params.lm_budget?.toString())
    rows = checkedSamples(file(params.input), params.keep_going)
    shards = params.shards as int
    lengths = settings.findAll { corrector, _k -> corrector == 'spectral' }.collect { _corrector, k -> k as int }
    tools = (params.with ?: '').tokenize(',')
    named = ['counts'] + program(['models']).collect { line -> line.tokenize('\t').first() }
    network = params.lm in named ? [] : file(params.lm, checkIfExists: true)
    models = params.train_model ? [params.train_model] : []

    reads = channel.fromList(rows.collect { row -> sample(row) })
    judges = channel.fromList(rows.findAll { row -> isJudged(row) }.collect { row -> judge(row) })

    COUNT_KMERS(reads, shards, params.slices as int, lengths)
    counts = COUNT_KMERS.out.counts
    CHOOSE(reads, counts, settings, tools, params.lm, network)
    DELIVER(reads, counts, CHOOSE.out.selection, shards, rows.findAll { row -> isJudged(row) }.collect { row -> row.sample })
    summaries = DELIVER.out.report.map { meta, _trials, report, _page -> tuple(meta, report) }
    JUDGE(reads, counts, DELIVER.out.reads, summaries, judges, models)

    ordered = summaries.toSortedList { one, other -> one[0].id <=> other[0].id }.filter { list -> !list.isEmpty() }
    REPORT(ordered.map { list -> list.collect { pair -> pair[1] } }, ordered.map { list -> list.collect { pair -> pair[0].id } })

    channel.topic('versions')
        .map { process, tool, version -> "${process.tokenize(':').last()}:\n  ${tool}: ${version}\n" }
        .unique()
        .collectFile(name: 'iolaus_software_mqc_versions.yml', storeDir: "${params.outdir}/pipeline_info", sort: true)

    def trace = file("${params.outdir}/pipeline_info/trace.txt")
    workflow.onComplete {
        failures(trace).each { line -> log.error(line) }
    }
}
