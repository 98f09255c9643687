package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;

class CommandTemplateTest {

    private static final ExternalSettings SETTINGS =
            new ExternalSettings(OptionalInt.of(21), 2, OptionalLong.of(48_502), 1024, false);

    @Test
    void fillsThePlaceholders() {
        CommandTemplate command =
                CommandTemplate.parse("fix --in={in} -o {out} -k{k} -t {threads} -g {genome_size} -m {memory_mb}M");

        assertThat(command.steps(call("reads.fastq")).get(0).arguments())
                .containsExactly(
                        "fix",
                        "--in=/folder/reads.fastq",
                        "-o",
                        "/folder/corrected.out.fastq",
                        "-k21",
                        "-t",
                        "2",
                        "-g",
                        "48502",
                        "-m",
                        "1024M");
        assertThat(command.outputs(call("reads.fastq"))).containsExactly("corrected.out.fastq");
        assertThat(command.needsGenomeSize()).isTrue();
        assertThat(command.splitsMates()).isFalse();
        assertThat(command.kmerLengths()).isPresent();
    }

    @Test
    void splitsMatesWhereItSaysSo() {
        CommandTemplate command = CommandTemplate.parse("fix {in1} {in2} {out1} {out2}");

        assertThat(command.splitsMates()).isTrue();
        assertThat(command.kmerLengths()).isEmpty();
        assertThat(command.needsGenomeSize()).isFalse();
        assertThat(command.steps(call("reads_1.fastq", "reads_2.fastq")).get(0).arguments())
                .containsExactly(
                        "fix",
                        "/folder/reads_1.fastq",
                        "/folder/reads_2.fastq",
                        "/folder/corrected.out1.fastq",
                        "/folder/corrected.out2.fastq");
        assertThat(command.outputs(call("reads_1.fastq", "reads_2.fastq")))
                .containsExactly("corrected.out1.fastq", "corrected.out2.fastq");
    }

    @Test
    void noShellReadsTheLine() {
        assertThat(CommandTemplate.parse("  fix 'a b' \"c'd\" ''  x\"y z\"; rm $HOME > {out} {in}")
                        .arguments())
                .containsExactly("fix", "a b", "c'd", "", "xy z;", "rm", "$HOME", ">", "{out}", "{in}");
    }

    @Test
    void refusesWhatCannotWork() {
        assertRefused("", "the command of an external corrector is empty");
        assertRefused("fix 'a {in}", "the command fix 'a {in} has a quote ' that is not closed");
        assertRefused(
                "fix {in} {output}",
                "the command fix {in} {output} has the unknown placeholder {output}; there are {genome_size}, {in}, {in1},"
                        + " {in2}, {k}, {memory_mb}, {out}, {out1}, {out2}, {threads}");
        for (String line : List.of("fix {in}", "fix {out}", "fix {in1} {in2} {out}", "fix {in} {out} {in1}", "fix")) {
            assertRefused(
                    line,
                    "the command " + line + " must have either {in} and {out}, or {in1}, {in2}, {out1} and {out2}");
        }
    }

    @Test
    void needsTheNumbersItNames() {
        ExternalSettings bare = new ExternalSettings(OptionalInt.empty(), 1, OptionalLong.empty(), 512, false);

        assertThatThrownBy(() -> new ExternalCorrector(CommandTemplate.parse("fix {in} {out} {k}"), bare))
                .isInstanceOf(UserException.class)
                .hasMessage("the command of the external corrector has {k}, but no k is given");
        assertThatThrownBy(() -> new ExternalCorrector(CommandTemplate.parse("fix {in} {out} {genome_size}"), bare))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("command needs the size of the genome");
    }

    private static void assertRefused(String line, String message) {
        assertThatThrownBy(() -> CommandTemplate.parse(line))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    private static ToolCall call(String... inputs) {
        return new ToolCall(Path.of("/folder"), List.of(inputs), 100, SETTINGS);
    }
}
