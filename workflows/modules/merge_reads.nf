// Puts the corrected shards together in the order of the input: what iolaus tune leaves.
// Where the sample will be judged, that step publishes the page.
process MERGE_READS {
    tag "${meta.id}"
    label 'process_low'

    input:
    tuple val(meta), path(shards), path(selection), val(judged)

    output:
    tuple val(meta), path("${meta.id}/*.corrected.*"), emit: reads
    tuple val(meta), path("${meta.id}/trials.tsv"), path("${meta.id}/report.json"), path("${meta.id}/report.html"), emit: report
    tuple val(meta), path("${meta.id}/*_mqc.json"), emit: multiqc
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = (task.memory.toMega() * 8).intdiv(10)
    """
    export IOLAUS_JAVA_OPTS=-Xmx${memory}m
    iolaus merge-reads \\
        ${shards} \\
        --verdict ${selection}/report.json \\
        --sample-name ${meta.id} \\
        ${args} \\
        --threads ${task.cpus} \\
        --out ${meta.id}
    """

    stub:
    """
    mkdir ${meta.id}
    touch ${meta.id}/stub.corrected.fastq ${meta.id}/trials.tsv ${meta.id}/report.html ${meta.id}/iolaus_general_mqc.json
    echo '{}' > ${meta.id}/report.json
    """
}
