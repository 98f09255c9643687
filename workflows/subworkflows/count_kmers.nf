include { SURVEY       } from '../modules/survey'
include { PROFILE      } from '../modules/profile'
include { MERGE_COUNTS } from '../modules/merge_counts'

// One file a sample with what all its reads tell: the survey and the counts of k-mers.
workflow COUNT_KMERS {
    take:
    reads // tuple(meta, files)
    shards // how many parts the reads are counted in
    lengths // every k to count

    main:
    SURVEY(reads)
    parts = reads
        .join(SURVEY.out.survey)
        .combine(channel.fromList((1..shards).toList()))
    PROFILE(parts, shards, lengths)
    counted = PROFILE.out.counts.groupTuple(size: shards, sort: { file -> file.name })
    MERGE_COUNTS(counted)

    emit:
    counts = MERGE_COUNTS.out.counts
}
