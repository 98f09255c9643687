// Tries one built-in corrector: the sample of the reads, against the counts of all reads.
process CORRECT_SAMPLE {
    tag "${meta.id} ${corrector}${k ? " k=${k}" : ''}"
    label 'process_low'

    input:
    tuple val(meta), path(counts), val(corrector), val(k)

    output:
    tuple val(meta), path('*.trial'), emit: trial
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    iolaus try \\
        --counts ${counts} \\
        --corrector ${corrector} \\
        ${k ? "-k ${k}" : ''} \\
        ${args} \\
        --threads ${task.cpus} \\
        --max-memory ${memory}m \\
        --out ${corrector}${k ? ".k${k}" : ''}.trial
    """

    stub:
    """
    touch ${corrector}${k ? ".k${k}" : ''}.trial
    """
}
