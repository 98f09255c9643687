// An index page of all samples.
process REPORT {
    label 'process_single'

    input:
    path reports, stageAs: 'reports/?/*'
    val samples

    output:
    path 'index.html', emit: page
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def folders = samples.withIndex(1).collect { sample, i -> "mkdir ${sample} && cp reports/${i}/report.json ${sample}" }
    """
    ${folders.join('\n    ')}
    iolaus report \\
        ${samples.join(' ')} \\
        ${args} \\
        --out index.html
    """

    stub:
    """
    touch index.html
    """
}
