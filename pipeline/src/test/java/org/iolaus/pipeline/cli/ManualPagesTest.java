package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualPagesTest {

    @TempDir
    Path folder;

    @Test
    void everyCommandHasAPageWithItsOptions() throws IOException {
        ManualPages.main(new String[] {folder.toString()});
        String program = Files.readString(folder.resolve("iolaus.1"));
        assertThat(program).startsWith(".TH \"IOLAUS\" 1 \"\" \"Iolaus ").contains("\n.TP\n\\fBiolaus\\-tune\\fR(1)\n");
        String tune = Files.readString(folder.resolve("iolaus-tune.1"));
        assertThat(tune)
                .contains(
                        "iolaus\\-tune \\- Choose the corrector and its k for these reads, and correct them with it.\n")
                .contains("\n.TP\n\\fB\\-o\\fR, \\fB\\-\\-out\\fR \\fIDIR\\fR\nThe directory for the results")
                .contains("External correctors to try too: lighter, ")
                .contains("Messages as text or json, one a line (default: text).")
                .doesNotContain("${", "%%", "@|");
        assertThat(Files.readString(folder.resolve("iolaus-correct.1"))).contains("70% of the machine");
        for (var command : Main.commands(new Console(System.out, System.err, false))) {
            String name = command.getClass()
                    .getSimpleName()
                    .replace("Command", "")
                    .replaceAll("([a-z])([A-Z])", "$1-$2")
                    .toLowerCase(Locale.ROOT);
            assertThat(folder.resolve("iolaus-" + name + ".1")).isNotEmptyFile();
        }
    }

    @Test
    void groffFindsNothingToComplainOf() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        ManualPages.main(new String[] {folder.toString()});
        try (Stream<Path> pages = Files.list(folder)) {
            for (Path page : pages.sorted().toList()) {
                Path complaints = folder.resolveSibling("complaints");
                int exit = new ProcessBuilder(List.of("groff", "-man", "-ww", "-z", page.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(complaints.toFile())
                        .start()
                        .waitFor();
                assertThat(exit).isZero();
                assertThat(complaints).as(page.toString()).isEmptyFile();
            }
        }
    }
}
