package org.iolaus.pipeline.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A distribution of the classes under test: the launcher as it is, and a jar that names the class path of the tests.
 *
 * @param home where it lies
 * @param temporary the temporary folder of its runs
 */
record RealLauncher(Path home, Path temporary) {

    /**
     * Makes one.
     *
     * @param folder an empty folder
     */
    static RealLauncher in(Path folder) throws IOException {
        Path launcher = folder.resolve("home/bin/iolaus");
        Files.createDirectories(launcher.getParent());
        Files.writeString(launcher, Files.readString(Path.of("src/main/distribution/bin/iolaus")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("home/lib/iolaus.jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream empty = new JarOutputStream(out, manifest)) {
            empty.finish();
        }
        return new RealLauncher(folder.resolve("home"), Files.createDirectories(folder.resolve("temporary")));
    }

    /** A run that was started. Its standard error grows in a file. */
    record Started(Process process, Path out, Path err) {

        /** The exit status at its end. */
        int exit() throws InterruptedException {
            return process.waitFor();
        }

        String output() throws IOException {
            return Files.readString(out, StandardCharsets.UTF_8);
        }

        String messages() throws IOException {
            return Files.readString(err, StandardCharsets.UTF_8);
        }

        /** Waits until the run has said something: then it listens to signals. */
        void awaitWork() throws IOException, InterruptedException {
            while (process.isAlive() && Files.size(err) == 0) {
                Thread.sleep(5);
            }
        }

        /** Sends a signal, such as TERM. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Starts the program. */
    Started start(Object... words) throws IOException {
        return start(Map.of(), List.of(), words);
    }

    /** Starts the program with variables of the environment, and behind a prefix such as a shell with a limit. */
    Started start(Map<String, String> environment, List<String> prefix, Object... words) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin/iolaus").toString());
        for (Object word : words) {
            command.add(word.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().keySet().removeAll(List.of("IOLAUS_JAVA_OPTS", "NO_COLOR"));
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Started(process, out, err);
    }
}
