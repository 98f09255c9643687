package org.iolaus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run again, and what goes on where something fails. */
@Tag("slow")
class ResumeTest {

    @TempDir
    Path folder;

    @Test
    void onlyWhatMustBeIsRunAgain() throws Exception {
        WorkflowRun run = WorkflowRun.in(folder);
        SmallReads a = SmallReads.make(run, "a");
        SmallReads b = SmallReads.make(run, "b");
        Files.writeString(folder.resolve("samples.csv"), "sample,fastq_1,fastq_2,truth\n" + a.line("a") + b.line("b"));
        Object[] words = {
            "--input",
            "samples.csv",
            "--kmer_lengths",
            "17",
            "--shards",
            "2",
            "-resume",
            "-c",
            ShardsTest.limits(folder)
        };

        WorkflowRun.Ended first = run.run(words);
        assertThat(first.exit()).as(first.output()).isZero();
        List<String> tasks = first.named("COMPLETED");
        assertThat(tasks).contains("MERGE_READS (a)", "MERGE_READS (b)", "EVALUATE (b)", "REPORT");
        Map<String, String> results = Results.checksums(folder.resolve("results"));

        WorkflowRun.Ended again = run.run(words);
        assertThat(again.exit()).as(again.output()).isZero();
        assertThat(again.named("CACHED")).isEqualTo(tasks);
        assertThat(again.named("COMPLETED")).isEmpty();
        assertThat(Results.checksums(folder.resolve("results"))).isEqualTo(results);

        // The reads of sample b become others; only its own steps and the page of all samples may run.
        SmallReads other = SmallReads.make(run, "c");
        for (int i = 0; i < 3; i++) {
            Path from = List.of(other.first(), other.second(), other.truth()).get(i);
            Path to = List.of(b.first(), b.second(), b.truth()).get(i);
            Files.write(to, Files.readAllBytes(from));
        }
        WorkflowRun.Ended changed = run.run(words);
        assertThat(changed.exit()).as(changed.output()).isZero();
        assertThat(changed.named("COMPLETED"))
                .isEqualTo(tasks.stream()
                        .filter(task -> task.contains("(b") || task.equals("REPORT"))
                        .toList());
        assertThat(changed.named("CACHED"))
                .isEqualTo(tasks.stream().filter(task -> task.contains("(a")).toList());
        Map<String, String> afterwards = Results.checksums(folder.resolve("results"));
        assertThat(afterwards.get("b/reads_R1.corrected.fastq.gz"))
                .isNotEqualTo(results.get("b/reads_R1.corrected.fastq.gz"));
        afterwards.keySet().removeIf(name -> !name.startsWith("a/"));
        results.keySet().removeIf(name -> !name.startsWith("a/"));
        assertThat(afterwards).isEqualTo(results);
    }

    @Test
    void theOtherSamplesFinishWhereOneIsTruncated() throws Exception {
        WorkflowRun run = WorkflowRun.in(folder);
        SmallReads good = SmallReads.make(run, "a");
        byte[] whole = Files.readAllBytes(WorkflowRun.WORKFLOW.resolveSibling("testdata/lambda_R1.fastq.gz"));
        Path bad = Files.write(folder.resolve("bad.fastq.gz"), Arrays.copyOf(whole, whole.length * 9 / 10));
        Files.writeString(
                folder.resolve("samples.csv"), "sample,fastq_1,fastq_2,truth\nbad," + bad + ",,\n" + good.line("good"));
        Object[] words = {"--input", "samples.csv", "--kmer_lengths", "17", "-c", ShardsTest.limits(folder)};

        WorkflowRun.Ended stopped = run.run(words);
        assertThat(stopped.exit()).as(stopped.output()).isNotZero();
        assertThat(stopped.output())
                .contains("samples.csv: line 2: " + bad + ": ", "the file is cut off")
                .doesNotContain("Submitted process");

        Object[] kept = Arrays.copyOf(words, words.length + 1);
        kept[words.length] = "--keep_going";
        WorkflowRun.Ended ended = run.run(kept);
        assertThat(ended.exit()).as(ended.output()).isNotZero();
        assertThat(ended.output()).contains("SURVEY (bad) failed: iolaus: bad.fastq.gz: ");
        assertThat(ended.named("FAILED")).containsExactly("SURVEY (bad)");
        assertThat(folder.resolve("results/good/reads_R1.corrected.fastq.gz")).isNotEmptyFile();
        assertThat(folder.resolve("results/index.html")).content().contains("./good/report.html");
        assertThat(folder.resolve("results/bad")).doesNotExist();
    }
}
