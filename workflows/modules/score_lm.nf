// Bits per base of the raw and the corrected reads under a neural language model.
process SCORE_LM {
    tag "${meta.id}"
    label 'process_gpu'

    input:
    tuple val(meta), path(reads), path(model), path(corrected)

    output:
    tuple val(meta), path("${meta.id}/model_score.tsv"), emit: score
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = task.memory.toMega().intdiv(2)
    """
    mkdir ${meta.id}
    export IOLAUS_JAVA_OPTS=-Xmx${memory}m
    iolaus score \\
        ${reads} \\
        --model ${model} \\
        --corrected ${corrected} \\
        --device ${task.accelerator ? 'gpu' : 'cpu'} \\
        ${args} \\
        > ${meta.id}/model_score.tsv
    """

    stub:
    """
    mkdir ${meta.id}
    touch ${meta.id}/model_score.tsv
    """
}
