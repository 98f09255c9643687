include { SURVEY       } from '../modules/survey'
include { PROFILE      } from '../modules/profile'
include { MERGE_COUNTS } from '../modules/merge_counts'
include { JOIN_COUNTS  } from '../modules/join_counts'

// One file a sample with what all its reads tell: the survey and the counts of k-mers.
workflow COUNT_KMERS {
    take:
    reads // tuple(meta, files)
    shards // how many parts the reads are counted in
    slices // how many parts of the k-mers the shards' counts are added up in
    lengths // every k to count

    main:
    SURVEY(reads)
    parts = reads
        .join(SURVEY.out.survey)
        .combine(channel.fromList((1..shards).toList()))
    PROFILE(parts, shards, lengths)
    counted = PROFILE.out.counts.groupTuple(size: shards, sort: { file -> file.name })
    MERGE_COUNTS(counted.combine(channel.fromList((1..slices).toList())), slices)

    // A single slice is the whole already.
    sliced = MERGE_COUNTS.out.counts.groupTuple(size: slices, sort: { file -> file.name })
    JOIN_COUNTS(sliced.filter { _meta, files -> files.size() > 1 })
    whole = sliced.filter { _meta, files -> files.size() == 1 }.map { meta, files -> tuple(meta, files.first()) }

    emit:
    counts = whole.mix(JOIN_COUNTS.out.counts)
}
