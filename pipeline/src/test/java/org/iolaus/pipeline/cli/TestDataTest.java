package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the reads of {@code testdata/} gives the tables that lie in {@code testdata/expected/}. */
@Tag("slow")
class TestDataTest {

    private static final Path DATA = Path.of("..", "testdata");

    /** Logarithms may differ in the last bit between processors; nothing that is told of a trial depends on more digits. */
    private static final double TOLERANCE = 2e-6;

    @TempDir
    Path temporary;

    @Test
    void theTablesAreThoseExpected() throws IOException {
        Path out = temporary.resolve("out");
        Path first = DATA.resolve("lambda_R1.fastq.gz");
        Path second = DATA.resolve("lambda_R2.fastq.gz");
        assertThat(Shell.run("tune", first, second, "--out", out, "--quiet").exit())
                .isZero();
        compare(Files.readAllLines(out.resolve("trials.tsv")), "trials.tsv");

        Shell judged = Shell.run(
                "evaluate",
                "--truth",
                DATA.resolve("lambda_truth.fa.gz"),
                "--raw",
                first,
                second,
                "--corrected",
                out.resolve("lambda_R1.corrected.fastq.gz"),
                out.resolve("lambda_R2.corrected.fastq.gz"));
        compare(judged.out().lines().toList(), "evaluation.tsv");
    }

    /** Compares the columns that the expected table has; times are not among them. */
    private static void compare(List<String> found, String name) throws IOException {
        List<String> expected = Files.readAllLines(DATA.resolve("expected").resolve(name));
        assertThat(found).as(name).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            String[] wanted = expected.get(row).split("\t", -1);
            String[] cells = found.get(row).split("\t", -1);
            for (int column = 0; column < wanted.length; column++) {
                String place = name + " row " + row + " column " + column;
                if (wanted[column].matches("-?\\d+\\.\\d+")) {
                    assertThat(Double.parseDouble(cells[column]))
                            .as(place)
                            .isCloseTo(Double.parseDouble(wanted[column]), within(TOLERANCE));
                } else {
                    assertThat(cells[column]).as(place).isEqualTo(wanted[column]);
                }
            }
        }
    }
}
