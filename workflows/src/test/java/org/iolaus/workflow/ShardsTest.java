package org.iolaus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workflow leaves what {@code iolaus tune} leaves on one machine, byte for byte. */
@Tag("slow")
class ShardsTest {

    private static final String[] FILES = {"reads_R1.corrected.fastq.gz", "reads_R2.corrected.fastq.gz", "trials.tsv"};

    @TempDir
    static Path folder;

    private static SmallReads reads = new SmallReads(Path.of(""), Path.of(""), Path.of(""));

    @BeforeAll
    static void simulate() throws Exception {
        reads = SmallReads.make(WorkflowRun.in(folder), "a");
        Files.writeString(folder.resolve("samples.csv"), "sample,fastq_1,fastq_2,truth\n" + reads.line("a"));
    }

    /** Without a list, every k that tune tries, those that it tries beyond its list included; once a network is asked too. */
    @ParameterizedTest
    @CsvSource({"1,1,,", "3,2,'15,19',memory-convolution", "7,3,'15,19',"})
    void theResultsAreThoseOfOneMachine(int shards, int slices, String lengths, String network) throws Exception {
        Path here = Files.createDirectories(folder.resolve("with " + shards));
        WorkflowRun run = WorkflowRun.in(here);
        Path alone = here.resolve("alone");
        List<Object> tune = new ArrayList<>(List.of("tune", reads.first(), reads.second(), "--out", alone));
        List<Object> workflow = new ArrayList<>(List.of("--input", folder.resolve("samples.csv"), "--shards", shards));
        workflow.addAll(List.of("--slices", slices));
        workflow.addAll(List.of("-c", limits(here)));
        if (lengths != null) {
            tune.addAll(List.of("-k", lengths));
            workflow.addAll(List.of("--kmer_lengths", lengths));
        }
        if (network != null) {
            tune.addAll(List.of("--lm", network, "--lm-budget", 20_000));
            workflow.addAll(List.of("--lm", network, "--lm_budget", 20_000));
        }
        WorkflowRun.Ended tuned = run.iolaus(tune.toArray());
        assertThat(tuned.exit()).as(tuned.output()).isZero();
        WorkflowRun.Ended ended = run.run(workflow.toArray());
        assertThat(ended.exit()).as(ended.output()).isZero();
        Map<String, String> expected = Results.of(alone, FILES);
        assertThat(expected).containsOnlyKeys(FILES);
        assertThat(Results.of(here.resolve("results/a"), FILES)).isEqualTo(expected);
        assertThat(here.resolve("results/a/evaluation.tsv")).content().contains("gain\t");
        assertThat(mixture(here.resolve("results/a"))).isEqualTo(mixture(alone));
        assertThat(mixture(alone).isNull()).isEqualTo(network == null);
        assertThat(here.resolve("results/index.html")).content().contains("./a/report.html");
        assertThat(ended.named("COMPLETED")).contains("CORRECT (a " + shards + "/" + shards + ")");
    }

    private static JsonNode mixture(Path folder) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("report.json").toFile())
                .path("result")
                .path("mixture");
    }

    /** No task may ask for more than a small machine has. */
    static Path limits(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("limits.config"), "process.resourceLimits = [cpus: 2, memory: 2.GB, time: 1.h]\n");
    }
}
