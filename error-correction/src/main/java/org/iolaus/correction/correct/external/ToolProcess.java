package org.iolaus.correction.correct.external;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.ChildProcess;

/**
 * Runs the programs of an external corrector. A program gets no standard input, a small environment, and a log file for what it says;
 * it dies with this process.
 */
final class ToolProcess {

    /** What of the user's environment a program may need to start at all; everything else could change what it does. */
    private static final List<String> KEPT_VARIABLES = List.of("PATH", "LD_LIBRARY_PATH");

    /** What a line has that tells why a program failed; tools of this field say "error" all the time. */
    private static final List<String> TROUBLE = List.of(
            "error:",
            "== error",
            "exception",
            "fatal",
            "failed",
            "cannot",
            "can not",
            "could not",
            "no such file",
            "out of memory");

    private static final int LONGEST_LINE = 300;

    private final ExternalTool tool;
    private final ProgramFinder finder;
    private final Path folder;
    private final Path log;

    /**
     * Prepares to run in a folder.
     *
     * @param tool whose programs
     * @param finder where they are looked for
     * @param folder the working folder, absolute
     * @param log takes what the programs say
     */
    ToolProcess(ExternalTool tool, ProgramFinder finder, Path folder, Path log) {
        this.tool = tool;
        this.finder = finder;
        this.folder = folder;
        this.log = log;
    }

    /**
     * Runs one program to its end.
     *
     * @param step program and arguments
     * @param threads how many threads programs that ask the environment may use
     * @throws UserException where it is missing, fails or is interrupted
     */
    void run(ToolStep step, int threads) {
        List<String> command = new ArrayList<>(step.arguments());
        command.set(0, locate(tool, finder, step.program()).toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        isolate(builder.environment(), threads);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectOutput(step.standardOutput()
                .map(file -> ProcessBuilder.Redirect.to(folder.resolve(file).toFile()))
                .orElse(ProcessBuilder.Redirect.appendTo(log.toFile())));
        int status = finish(builder);
        if (status != 0) {
            throw new UserException(tool.label() + ": " + step.program() + " ended with exit status " + status
                    + killed(status) + lastWords().map(words -> ": " + words).orElse(""));
        }
    }

    /** The program's path, or one clear line. */
    static Path locate(ExternalTool tool, ProgramFinder finder, String program) {
        return finder.find(program)
                .orElseThrow(() -> new UserException(tool.label() + " is not installed: there is no program " + program
                        + " in PATH (" + tool.installation() + ")"));
    }

    private void isolate(Map<String, String> environment, int threads) {
        Map<String, String> user = Map.copyOf(environment);
        environment.clear();
        for (String variable : KEPT_VARIABLES) {
            if (user.containsKey(variable)) {
                environment.put(variable, user.get(variable));
            }
        }
        // Tadpole is a Java program too; the Java that runs us serves where PATH has none.
        environment.merge(
                "PATH",
                Path.of(System.getProperty("java.home"), "bin").toString(),
                (path, bin) -> path + File.pathSeparator + bin);
        environment.put("HOME", folder.toString());
        environment.put("TMPDIR", folder.toString());
        environment.put("LC_ALL", "C");
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    }

    private int finish(ProcessBuilder builder) {
        try {
            return ChildProcess.run(builder, "stop-" + tool.label());
        } catch (IOException e) {
            throw new UserException(tool.label() + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException(tool.label() + " was stopped before its end", e);
        }
    }

    private static String killed(int status) {
        return status == 137 ? " (killed, most often for want of memory)" : "";
    }

    /** The last line of the log that tells of trouble, else its last line. */
    Optional<String> lastWords() {
        String last = "";
        String trouble = "";
        // This reader replaces what is no UTF-8; the one of Files would end with an exception.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String lower = line.toLowerCase(Locale.ROOT);
                last = line.isBlank() ? last : line;
                trouble = TROUBLE.stream().anyMatch(lower::contains) ? line : trouble;
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        String words = (trouble.isEmpty() ? last : trouble).strip();
        return Optional.of(words.length() > LONGEST_LINE ? words.substring(0, LONGEST_LINE) + "..." : words)
                .filter(line -> !line.isEmpty());
    }
}
