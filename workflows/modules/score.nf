// Bits per base and posterior of the raw and the corrected reads.
process SCORE {
    tag "${meta.id}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads), path(counts), path(corrected)

    output:
    tuple val(meta), path("${meta.id}/score.tsv"), emit: score
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    mkdir ${meta.id}
    iolaus score \\
        ${reads} \\
        --counts ${counts} \\
        --corrected ${corrected} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        > ${meta.id}/score.tsv
    """

    stub:
    """
    mkdir ${meta.id}
    touch ${meta.id}/score.tsv
    """
}
