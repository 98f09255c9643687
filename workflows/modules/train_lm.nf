// Trains a neural language model on a sample's reads. Half of the memory is left to the engine, outside of Java's.
process TRAIN_LM {
    tag "${meta.id} ${model}"
    label 'process_gpu'

    input:
    tuple val(meta), path(reads), val(model)

    output:
    tuple val(meta), path("${meta.id}/model"), emit: model
    tuple val("${task.process}"), val('iolaus'), eval("iolaus --version | cut -d ' ' -f 2"), emit: versions_iolaus, topic: versions

    script:
    def args = task.ext.args ?: ''
    def memory = task.memory.toMega().intdiv(2)
    """
    export IOLAUS_JAVA_OPTS=-Xmx${memory}m
    mkdir ${meta.id}
    iolaus train \\
        ${reads} \\
        --model-config ${model} \\
        --device ${task.accelerator ? 'gpu' : 'cpu'} \\
        ${args} \\
        --out ${meta.id}/model
    """

    stub:
    """
    mkdir -p ${meta.id}/model
    touch ${meta.id}/model/model.safetensors
    """
}
