package org.iolaus.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The two shell scripts, with programs in place of Java and Maven that tell how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    @TempDir
    Path temporary;

    private Path home = Path.of("");
    private Path javaHome = Path.of("");

    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void makePrograms() throws IOException {
        home = Files.createDirectories(temporary.resolve("a distribution"));
        script(home.resolve("bin/iolaus"), Files.readString(Path.of("src/main/distribution/bin/iolaus")));
        javaHome = temporary.resolve("a jdk");
        script(javaHome.resolve("bin/java"), "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done\n");
        script(javaHome.resolve("bin/javac"), "#!/bin/sh\n");
    }

    @Test
    void wordsReachTheProgramAsTheyWere() throws Exception {
        Ended ended = run(Map.of(), home.resolve("bin/iolaus"), "tune", "my reads.fq", "--out", "it's");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines())
                .contains("<" + home.resolve("lib/iolaus.jar") + ">", "<-XX:+UseParallelGC>")
                .endsWith("<tune>", "<my reads.fq>", "<--out>", "<it's>");
    }

    @Test
    void javaOptionsAreSplitAndComeLast() throws Exception {
        Ended ended = run(Map.of("IOLAUS_JAVA_OPTS", "-Xmx2g -Dx=y"), home.resolve("bin/iolaus"), "--version");
        assertThat(ended.out().lines())
                .containsSubsequence("<-XX:MaxRAMPercentage=70>", "<-Xmx2g>", "<-Dx=y>", "<-cp>", "<--version>");
    }

    @Test
    void maxMemoryBoundsTheHeap() throws Exception {
        Path launcher = home.resolve("bin/iolaus");
        assertThat(run(Map.of(), launcher, "tune", "--max-memory", "3g").out()).contains("<-Xmx3g>\n");
        assertThat(run(Map.of(), launcher, "try", "--max-memory", "104857m").out())
                .contains("<-Xmx104857m>\n");
        assertThat(run(Map.of(), launcher, "tune", "--max-memory=800m", "x").out())
                .contains("<-Xmx800m>\n");
        assertThat(run(Map.of(), launcher, "tune", "--max-memory", "much").out())
                .doesNotContain("-Xmx");
        assertThat(run(Map.of(), launcher, "tune", "--out", "4g").out()).doesNotContain("-Xmx");
    }

    @Test
    void temporaryFilesGoWhereTheUserWantsThem() throws Exception {
        Path launcher = home.resolve("bin/iolaus");
        assertThat(run(Map.of("TMPDIR", "/a place"), launcher, "--version").out())
                .contains("<-Djava.io.tmpdir=/a place>\n");
        assertThat(run(Map.of("TMPDIR", ""), launcher, "--version").out()).doesNotContain("tmpdir");
    }

    @Test
    void theEnginesThreadsWaitAsleepUnlessTheUserWantsThemAwake() throws Exception {
        Path launcher = home.resolve("bin/iolaus");
        script(javaHome.resolve("bin/java"), "#!/bin/sh\necho \"$OMP_WAIT_POLICY\"\n");
        assertThat(run(Map.of(), launcher, "--version").out()).isEqualTo("passive\n");
        assertThat(run(Map.of("OMP_WAIT_POLICY", "active"), launcher, "--version")
                        .out())
                .isEqualTo("active\n");
    }

    @Test
    void itIsFoundThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("io"), home.resolve("bin/iolaus"));
        assertThat(run(Map.of(), link, "--version").out()).contains("<" + home.resolve("lib/iolaus.jar") + ">");
    }

    @Test
    void withoutJavaTheRemedyIsNamed() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", "/none"), home.resolve("bin/iolaus"), "--version"))
                .isEqualTo(new Ended(
                        2, "", "iolaus: no Java at '/none/bin/java'; install JDK 17 or newer, or set JAVA_HOME\n"));
    }

    @Test
    void theSourcesAreBuiltOnceAndAgainWhenTheyChange() throws Exception {
        Path root = makeSources();
        Path launcher = root.resolve("iolaus");
        Map<String, String> path = Map.of("PATH", temporary.resolve("programs") + ":" + System.getenv("PATH"));
        Ended first = run(path, launcher, "--version");
        assertThat(first.exit()).isZero();
        assertThat(first.out()).endsWith("<--version>\n");
        assertThat(first.err()).isEqualTo("iolaus: building from the sources, once (a minute or two)\n");
        assertThat(run(path, launcher, "--version").err()).isEmpty();
        Files.setLastModifiedTime(
                root.resolve("lm-core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(path, launcher, "--version").err()).startsWith("iolaus: building");
    }

    @Test
    void aBuildThatFailsIsShown() throws Exception {
        Path root = makeSources();
        script(temporary.resolve("programs/mvn"), "#!/bin/sh\necho 'no network'\nexit 1\n");
        Map<String, String> path = Map.of("PATH", temporary.resolve("programs") + ":" + System.getenv("PATH"));
        Ended ended = run(path, root.resolve("iolaus"), "--version");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("no network\n").contains("iolaus: the build failed, see above");
    }

    /** A project whose Maven makes the distribution by copying. */
    private Path makeSources() throws IOException {
        Path root = Files.createDirectories(temporary.resolve("the sources"));
        script(root.resolve("iolaus"), Files.readString(Path.of("../iolaus")));
        Files.createFile(root.resolve("pom.xml"));
        for (String module : List.of("genomics-io", "lm-core", "error-correction", "pipeline")) {
            Files.createDirectories(root.resolve(module + "/src/main"));
            Files.createFile(root.resolve(module + "/src/main/A.java"));
            Files.createFile(root.resolve(module + "/pom.xml"));
        }
        script(
                temporary.resolve("programs/mvn"),
                "#!/bin/sh\nmkdir -p pipeline/target\ncp -r '" + home + "' pipeline/target/iolaus\n"
                        + "touch pipeline/target/iolaus/.built\n");
        return root;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended run(Map<String, String> environment, Path program, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
        builder.environment().keySet().removeAll(List.of("IOLAUS_JAVA_OPTS", "OMP_WAIT_POLICY"));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        int exit = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
