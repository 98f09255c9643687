include { CORRECT     } from '../modules/correct'
include { MERGE_READS } from '../modules/merge_reads'

// Corrects all reads with what was chosen, in shards where that can be done.
workflow DELIVER {
    take:
    reads // tuple(meta, files)
    counts // tuple(meta, file)
    selection // tuple(meta, folder, isExternal)
    shards // how many parts the reads are corrected in
    judged // the names of the samples that will be judged

    main:
    parts = reads
        .join(counts)
        .join(selection)
        .flatMap { meta, files, counted, folder, external ->
            def n = external || meta.alignment ? 1 : shards
            (1..n).collect { i -> tuple(meta, files, counted, folder, i, n) }
        }
    CORRECT(parts)

    // Each sample says how many shards to wait for, so that it need not wait for the other samples.
    expected = parts.map { meta, _files, _counts, _folder, _i, n -> tuple(meta, n) }.unique()
    corrected = CORRECT.out.shard
        .combine(expected, by: 0)
        .map { meta, shard, n -> tuple(groupKey(meta, n), shard) }
        .groupTuple(sort: { folder -> folder.name })
        .map { key, folders -> tuple(key.getGroupTarget(), folders) }
    MERGE_READS(corrected.join(selection.map { meta, folder, _external -> tuple(meta, folder, meta.id in judged) }))

    emit:
    reads = MERGE_READS.out.reads
    report = MERGE_READS.out.report // tuple(meta, trials.tsv, report.json, report.html)
}
