// What the program says to some words, a line each. It runs here, on the machine that starts the tasks and before the first of them;
// where it refuses them, the run ends with its message.
def program(words) {
    def messages = new StringBuilder()
    def output = new StringBuilder()
    def command = ['/bin/sh', '-c', 'PATH="$PATH:$0"; exec iolaus "$@"', "${projectDir}/bin"] + words
    def process = command.execute()
    process.waitForProcessOutput(output, messages)
    if (process.exitValue() != 0) {
        error(messages.toString().trim())
    }
    return output.toString().readLines()
}
