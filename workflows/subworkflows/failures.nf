// The last words of the tasks that failed for good, from the trace: with --keep_going nothing else tells them.
def failures(trace) {
    if (!trace.exists()) {
        return []
    }
    return trace
        .splitCsv(header: true, sep: '\t')
        .findAll { row -> row.status == 'FAILED' && row.error_action == 'IGNORE' }
        .collect { row ->
            def messages = file("${row.workdir}/.command.err")
            def words = messages.exists() ? messages.readLines().findAll { line -> line.trim() != '' } : []
            "${row.name} failed: ${words ? words.last() : "exit status ${row.exit}"} (${row.workdir})"
        }
}
