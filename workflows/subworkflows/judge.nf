include { SCORE    } from '../modules/score'
include { EVALUATE } from '../modules/evaluate'
include { TRAIN_LM } from '../modules/train_lm'
include { SCORE_LM } from '../modules/score_lm'

// What the correction did to the reads, by the language models and, where they are known, by the truth or a reference.
workflow JUDGE {
    take:
    reads // tuple(meta, files)
    counts // tuple(meta, file)
    corrected // tuple(meta, files)
    reports // tuple(meta, report.json)
    judges // tuple(meta, file, kind), for some samples
    models // the name of a neural model, or none

    main:
    SCORE(reads.join(counts).join(corrected))
    EVALUATE(reads.join(corrected).join(reports).join(judges))

    TRAIN_LM(reads.combine(channel.fromList(models)))
    SCORE_LM(reads.join(TRAIN_LM.out.model).join(corrected))
}
