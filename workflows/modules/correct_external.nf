// Tries an external corrector, which gets all reads because it counts for itself.
process CORRECT_EXTERNAL {
    tag "${meta.id} ${tool}${k ? " k=${k}" : ''}"
    label 'process_high'

    input:
    tuple val(meta), path(reads), path(counts), val(tool), val(k)

    output:
    tuple val(meta), path('*.trial'), emit: trial
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus try \\
        ${reads} \\
        --counts ${counts} \\
        --corrector ${tool} \\
        ${k ? "-k ${k}" : ''} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out ${tool}${k ? ".k${k}" : ''}.trial
    """

    stub:
    """
    touch ${tool}${k ? ".k${k}" : ''}.trial
    """
}
