include { program } from './program'

// The samples of a samplesheet, as the program's own check tells them.
// With keep_going it leaves the reads alone, so that a sample with bad ones fails by itself.
def checkedSamples(samplesheet, keepGoing) {
    def extent = keepGoing ? ['--table-only'] : []
    def rows = program(['samplesheet', samplesheet.toString()] + extent).collect { line -> line.split('\t', -1).toList() }
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
