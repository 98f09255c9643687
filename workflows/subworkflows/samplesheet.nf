// The samples of a samplesheet. The program's own check runs here, on the machine that starts the tasks and before the first of them.
// With keep_going it leaves the reads alone, so that a sample with bad ones fails by itself.
def checkedSamples(samplesheet, keepGoing) {
    def extent = keepGoing ? ['--table-only'] : []
    def words = ['/bin/sh', '-c', 'PATH="$PATH:$0"; exec iolaus samplesheet "$@"', "${projectDir}/bin", samplesheet.toString()] + extent
    def output = new StringBuilder()
    def messages = new StringBuilder()
    def check = words.execute()
    check.waitForProcessOutput(output, messages)
    if (check.exitValue() != 0) {
        error(messages.toString().trim())
    }
    def rows = output.toString().readLines().collect { line -> line.split('\t', -1).toList() }
    return rows.tail().collect { cells -> [rows.head(), cells].transpose().collectEntries() }
}

// What a sample's tasks are told of it: the fewer things, the less a change makes them run again.
def sample(row) {
    def meta = [id: row.sample, alignment: row.bam != '']
    def reads = [row.fastq_1, row.fastq_2, row.bam].findAll { name -> name != '' }.collect { name -> file(name, checkIfExists: true) }
    return tuple(meta, reads)
}

// What a sample's correction is judged by, if anything.
def judge(row) {
    def meta = [id: row.sample, alignment: row.bam != '']
    def kind = row.truth != '' ? 'truth' : 'reference'
    return tuple(meta, file(row[kind], checkIfExists: true), kind)
}

def isJudged(row) {
    return row.truth != '' || row.reference != ''
}
