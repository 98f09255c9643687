// Corrects one shard of a sample's reads with what was chosen for the sample.
process CORRECT {
    tag "${meta.id} ${shard}/${shards}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads), path(counts), path(selection), val(shard), val(shards)

    output:
    tuple val(meta), path("shard-${shard}-of-${shards}"), emit: shard
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus correct \\
        ${reads} \\
        --counts ${counts} \\
        --verdict ${selection}/report.json \\
        --shard ${shard}/${shards} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out shard-${shard}-of-${shards}
    """

    stub:
    """
    mkdir shard-${shard}-of-${shards}
    """
}
