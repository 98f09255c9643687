package org.iolaus.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Starts the workflow with the Nextflow of the build, offline, in a process of its own.
 *
 * @param folder where the run takes place: its work folder and its history, which {@code -resume} reads
 * @param environment what the tasks get beside what the tests have
 * @param path folders with programs that are found before all others
 */
record WorkflowRun(Path folder, Map<String, String> environment, List<Path> path) {

    /** The folder of {@code main.nf}. */
    static final Path WORKFLOW = Path.of("").toAbsolutePath();

    private static final Path DISTRIBUTION = WORKFLOW.resolveSibling("pipeline/target/iolaus");

    /** A run of Nextflow that came to its end. */
    record Ended(int exit, String output, Path folder) {

        /** The tasks of the run by name, in the order of their names. */
        Map<String, Map<String, String>> tasks() throws IOException {
            List<String> lines = Files.readAllLines(folder.resolve("results/pipeline_info/trace.txt"));
            List<String> header = List.of(lines.get(0).split("\t", -1));
            Map<String, Map<String, String>> tasks = new LinkedHashMap<>();
            lines.stream().skip(1).forEach(line -> {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header.get(i), cells[i]);
                }
                tasks.put(row.get("name") + ("1".equals(row.get("attempt")) ? "" : " again"), row);
            });
            return tasks;
        }

        /** The names of the tasks with a status, such as CACHED, without those of the workflows around them. */
        List<String> named(String status) throws IOException {
            return tasks().entrySet().stream()
                    .filter(task -> status.equals(task.getValue().get("status")))
                    .map(task -> task.getKey().replaceFirst("^.*:", ""))
                    .sorted()
                    .toList();
        }
    }

    /** In an empty folder. */
    static WorkflowRun in(Path folder) {
        Assumptions.assumeTrue(
                Files.isRegularFile(DISTRIBUTION.resolve("lib/iolaus.jar")),
                "the distribution is not built: mvn verify builds it before these tests");
        return new WorkflowRun(folder, Map.of(), List.of());
    }

    WorkflowRun with(Map<String, String> variables) {
        return new WorkflowRun(folder, variables, path);
    }

    /** With a folder of programs that hide others of their names. */
    WorkflowRun hiding(Path programs) {
        return new WorkflowRun(folder, environment, List.of(programs));
    }

    /** Runs the workflow to its end; results go to {@code results}. */
    Ended run(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(WORKFLOW.resolve("nextflow.sh").toString(), "run", WORKFLOW.toString(), "--outdir", "results"));
        Stream.of(words).map(Object::toString).forEach(command::add);
        return finished(command);
    }

    /** Runs the built program to its end, in the same folder. */
    Ended iolaus(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        Stream.of(words).map(Object::toString).forEach(command::add);
        return finished(command);
    }

    /** The launcher of the built program. */
    static Path program() {
        return DISTRIBUTION.resolve("bin/iolaus");
    }

    private Ended finished(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Path output = Files.createTempFile(folder, "output", ".log");
        Map<String, String> variables = builder.environment();
        variables.put("NEXTFLOW_OF_BUILD", "true");
        variables.put("NXF_OFFLINE", "true");
        variables.put("NXF_DISABLE_CHECK_LATEST", "true");
        variables.put("NXF_ANSI_LOG", "false");
        variables.put("NXF_OPTS", "-Xmx600m");
        variables.put("NXF_HOME", folder.resolve("nextflow").toString());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.remove("IOLAUS_JAVA_OPTS");
        variables.put(
                "PATH",
                Stream.of(
                                path.stream().map(Path::toString),
                                Stream.of(DISTRIBUTION.resolve("bin").toString(), System.getenv("PATH")))
                        .flatMap(places -> places)
                        .collect(Collectors.joining(File.pathSeparator)));
        variables.putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8), folder);
    }
}
