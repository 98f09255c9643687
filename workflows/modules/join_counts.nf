// Puts the slices of the counts of all shards together.
process JOIN_COUNTS {
    tag "${meta.id}"
    label 'process_low'

    input:
    tuple val(meta), path(slices)

    output:
    tuple val(meta), path("${meta.id}.counts"), emit: counts
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    export IOLAUS_JAVA_OPTS=-Xmx${memory}m
    iolaus merge-counts \\
        ${slices} \\
        ${args} \\
        --out ${meta.id}.counts
    """

    stub:
    """
    touch ${meta.id}.counts
    """
}
