// Judges the trials as iolaus tune does, and tries for itself what its search asks for beyond them.
process SELECT {
    tag "${meta.id}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads), path(counts), path(trials)

    output:
    tuple val(meta), path('selection'), path('selection/report.json'), emit: selection
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus select \\
        ${trials} \\
        --counts ${counts} \\
        --reads ${reads} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out selection
    """

    stub:
    """
    mkdir selection
    echo '{"result": {"chosen": "none"}}' > selection/report.json
    touch selection/trials.tsv
    """
}
