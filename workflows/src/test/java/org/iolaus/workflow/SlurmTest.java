package org.iolaus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test profile on this machine alone and through Slurm, where one task is killed on its way. */
@Tag("slow")
class SlurmTest {

    @TempDir
    Path folder;

    @Test
    void theClusterDoesWhatOneMachineDoes() throws Exception {
        Path local = Files.createDirectories(folder.resolve("local"));
        Path remote = Files.createDirectories(folder.resolve("remote"));
        try (SlurmCluster cluster = SlurmCluster.start(Files.createDirectories(folder.resolve("cluster")))) {
            WorkflowRun.Ended alone = WorkflowRun.in(local).run("-profile", "test");
            assertThat(alone.exit()).as(alone.output()).isZero();
            Map<String, String> expected = Results.checksums(local.resolve("results"));
            assertThat(expected)
                    .containsKeys(
                            "lambda_pairs/lambda_R1.corrected.fastq.gz",
                            "lambda_pairs/lambda_R2.corrected.fastq.gz",
                            "lambda_pairs/trials.tsv",
                            "lambda_pairs/score.tsv",
                            "lambda_pairs/evaluation.tsv",
                            "lambda_single/lambda_R1.corrected.fastq.gz");

            WorkflowRun.Ended jobs = WorkflowRun.in(remote)
                    .with(cluster.environment())
                    .hiding(killingOnce(folder.resolve("programs"), "correct"))
                    .run("-profile", "test,slurm", "--queue", "main");
            assertThat(jobs.exit()).as(jobs.output() + cluster.log()).isZero();
            assertThat(Results.checksums(remote.resolve("results"))).isEqualTo(expected);

            assertThat(jobs.named("FAILED")).hasSize(1).allMatch(task -> task.startsWith("CORRECT (lambda_"));
            assertThat(jobs.named("COMPLETED")).contains(jobs.named("FAILED").get(0) + " again");
            assertThat(jobs.tasks().values())
                    .filteredOn(task -> "FAILED".equals(task.get("status")))
                    .allSatisfy(task -> assertThat(task).containsEntry("exit", "137"));
            assertThat(cluster.log()).contains("JobId=1");
        }
    }

    /** A program of the same name that ends the first call of a command by SIGKILL, half a second into its work. */
    private static Path killingOnce(Path programs, String command) throws Exception {
        Files.createDirectories(programs);
        Path script = programs.resolve("iolaus");
        Files.writeString(script, """
                #!/bin/sh
                if [ "$1" = %s ] && mkdir '%s/killed' 2>/dev/null; then
                    '%3$s' "$@" &
                    sleep 0.5
                    kill -9 $!
                    kill -9 $$
                fi
                exec '%3$s' "$@"
                """.formatted(command, programs, WorkflowRun.program()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }
}
