package org.iolaus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the steps are wired, with stubs in place of the work; and what happens where nothing may begin. */
class StubRunTest {

    @TempDir
    Path folder;

    @Test
    void everyStepIsTakenForEverySample() throws Exception {
        WorkflowRun.Ended ended = WorkflowRun.in(folder)
                .run(
                        "-profile",
                        "test",
                        "-stub-run",
                        "--with",
                        "karect",
                        "--lm",
                        "memory-convolution",
                        "--train_model",
                        "bigbird",
                        "--slices",
                        2);
        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(ended.named("COMPLETED"))
                .containsExactlyInAnyOrder(
                        "SURVEY (lambda_pairs)",
                        "PROFILE (lambda_pairs 1/2)",
                        "PROFILE (lambda_pairs 2/2)",
                        "MERGE_COUNTS (lambda_pairs 1/2)",
                        "MERGE_COUNTS (lambda_pairs 2/2)",
                        "JOIN_COUNTS (lambda_pairs)",
                        "CORRECT_SAMPLE (lambda_pairs posterior)",
                        "CORRECT_SAMPLE (lambda_pairs spectral k=17)",
                        "CORRECT_SAMPLE (lambda_pairs spectral k=21)",
                        "CORRECT_SAMPLE (lambda_pairs consensus)",
                        "CORRECT_EXTERNAL (lambda_pairs karect)",
                        "SELECT (lambda_pairs)",
                        "CORRECT (lambda_pairs 1/2)",
                        "CORRECT (lambda_pairs 2/2)",
                        "MERGE_READS (lambda_pairs)",
                        "SCORE (lambda_pairs)",
                        "EVALUATE (lambda_pairs)",
                        "TRAIN_LM (lambda_pairs bigbird)",
                        "SCORE_LM (lambda_pairs)",
                        "SURVEY (lambda_single)",
                        "PROFILE (lambda_single 1/2)",
                        "PROFILE (lambda_single 2/2)",
                        "MERGE_COUNTS (lambda_single 1/2)",
                        "MERGE_COUNTS (lambda_single 2/2)",
                        "JOIN_COUNTS (lambda_single)",
                        "CORRECT_SAMPLE (lambda_single posterior)",
                        "CORRECT_SAMPLE (lambda_single spectral k=17)",
                        "CORRECT_SAMPLE (lambda_single spectral k=21)",
                        "CORRECT_SAMPLE (lambda_single consensus)",
                        "CORRECT_EXTERNAL (lambda_single karect)",
                        "SELECT (lambda_single)",
                        "CORRECT (lambda_single 1/2)",
                        "CORRECT (lambda_single 2/2)",
                        "MERGE_READS (lambda_single)",
                        "SCORE (lambda_single)",
                        "EVALUATE (lambda_single)",
                        "TRAIN_LM (lambda_single bigbird)",
                        "SCORE_LM (lambda_single)",
                        "REPORT");
        Path results = folder.resolve("results");
        assertThat(results.resolve("pipeline_info/iolaus_software_mqc_versions.yml"))
                .content()
                .contains("MERGE_READS:\n  iolaus: 0.1.0\n", "SURVEY:\n  iolaus: 0.1.0\n");
        for (String name : new String[] {"timeline.html", "report.html", "trace.txt", "dag.html"}) {
            assertThat(results.resolve("pipeline_info/" + name)).isNotEmptyFile();
        }
    }

    @Test
    void aBadSamplesheetIsOneLineBeforeAnyTask() throws Exception {
        Path sheet = folder.resolve("samples.csv");
        Files.writeString(sheet, "sample,fastq_1\nx,missing.fastq.gz\n");
        WorkflowRun.Ended ended = WorkflowRun.in(folder).run("--input", sheet);
        assertThat(ended.exit()).as(ended.output()).isNotZero();
        assertThat(ended.output())
                .contains("iolaus: " + sheet + ": line 2: fastq_1 " + folder.resolve("missing.fastq.gz")
                        + " is not there\n")
                .doesNotContain("Submitted process");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--with | lihgter | iolaus: no external corrector is called lihgter",
                "--lm | masked-bigbird | iolaus: the model masked-bigbird cannot be mixed with counts: objective ",
                "--lm_budget | 5 | --lm-budget is for a network; name one with --lm",
                "--train_model | bigbrd | did you mean bigbird?",
                "--slices | 0 | --slices must be at least 1, was 0"
            })
    void aBadParameterIsOneLineBeforeAnyTask(String name, String value, String message) throws Exception {
        WorkflowRun.Ended ended = WorkflowRun.in(folder).run("-profile", "test", name, value);
        assertThat(ended.exit()).as(ended.output()).isNotZero();
        assertThat(ended.output()).contains(message).doesNotContain("Submitted process", "\tat ");
    }
}
