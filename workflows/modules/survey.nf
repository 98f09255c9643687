// What only all reads of a sample together tell: how they are written, duplicates, the sample to try correctors on.
process SURVEY {
    tag "${meta.id}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads)

    output:
    tuple val(meta), path("${meta.id}.survey"), emit: survey
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus survey \\
        ${reads} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out ${meta.id}.survey
    """

    stub:
    """
    touch ${meta.id}.survey
    """
}
