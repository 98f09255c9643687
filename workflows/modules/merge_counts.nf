// Adds the counts of the shards up; their order makes no difference.
process MERGE_COUNTS {
    tag "${meta.id}"
    label 'process_medium'

    input:
    tuple val(meta), path(counts)

    output:
    tuple val(meta), path("${meta.id}.counts"), emit: counts
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus merge-counts \\
        ${counts} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out ${meta.id}.counts
    """

    stub:
    """
    touch ${meta.id}.counts
    """
}
