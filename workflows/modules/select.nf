// Judges the trials as iolaus tune does, and tries for itself what its search asks for beyond them.
process SELECT {
    tag "${meta.id}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads), path(counts), path(trials)
    val lm // counts, or the name of a network
    path network // its file or folder, where it has no name

    output:
    tuple val(meta), path('selection'), path('selection/report.json'), emit: selection
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def asked = lm != 'counts'
    def memory = asked ? task.memory.toMega().intdiv(2) : (task.memory.toMega() * 8).intdiv(10)
    def model = asked ? "--lm ${network ?: lm} --device ${task.accelerator ? 'gpu' : 'cpu'}" : ''
    """
    iolaus select \\
        ${trials} \\
        --counts ${counts} \\
        --reads ${reads} \\
        ${model} \\
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
