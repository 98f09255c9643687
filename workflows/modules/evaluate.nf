// Judges the correction of a sample by its truth or by a reference, and tells it in the sample's report.
process EVALUATE {
    tag "${meta.id}"
    label 'process_medium'

    input:
    tuple val(meta), path(reads), path(corrected), path(report, stageAs: 'tuned/*'), path(judge), val(kind)

    output:
    tuple val(meta), path("${meta.id}/evaluation.tsv"), emit: evaluation
    tuple val(meta), path("${meta.id}/report.html"), emit: page
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    mkdir ${meta.id}
    cp tuned/report.json ${meta.id}
    export IOLAUS_JAVA_OPTS=-Xmx${memory}m
    iolaus evaluate \\
        --raw ${reads} \\
        --corrected ${corrected} \\
        --${kind} ${judge} \\
        ${args} \\
        --threads ${task.cpus} \\
        --report ${meta.id}
    """

    stub:
    """
    mkdir ${meta.id}
    touch ${meta.id}/evaluation.tsv ${meta.id}/report.html
    """
}
