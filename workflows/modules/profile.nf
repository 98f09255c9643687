// Counts the k-mers of one shard of a sample's reads.
process PROFILE {
    tag "${meta.id} ${shard}/${shards}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads), path(survey), val(shard)
    val shards
    val lengths

    output:
    tuple val(meta), path("shard-${shard}/kmers.${shard}-of-${shards}.counts"), emit: counts
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus spectrum \\
        ${reads} \\
        --survey ${survey} \\
        --shard ${shard}/${shards} \\
        --kmer-lengths ${lengths.join(',')} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out shard-${shard}
    """

    stub:
    """
    mkdir shard-${shard}
    touch shard-${shard}/kmers.${shard}-of-${shards}.counts
    """
}
