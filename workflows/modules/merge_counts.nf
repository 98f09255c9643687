// Adds the counts of the shards up, for one slice of the k-mers; the order of the shards makes no difference.
process MERGE_COUNTS {
    tag "${meta.id} ${slice}/${slices}"
    label 'process_low'

    input:
    tuple val(meta), path(counts), val(slice)
    val slices

    output:
    tuple val(meta), path("${meta.id}.slice-${slice}-of-${slices}.counts"), emit: counts
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    export IOLAUS_JAVA_OPTS=-Xmx${memory}m
    iolaus merge-counts \\
        ${counts} \\
        --slice ${slice}/${slices} \\
        ${args} \\
        --out ${meta.id}.slice-${slice}-of-${slices}.counts
    """

    stub:
    """
    touch ${meta.id}.slice-${slice}-of-${slices}.counts
    """
}
