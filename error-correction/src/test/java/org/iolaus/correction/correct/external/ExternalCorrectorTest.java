package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools are shell scripts here: they write down how they were called, and answer as real ones do or should not. */
class ExternalCorrectorTest {

    private static final ExternalSettings SETTINGS =
            new ExternalSettings(OptionalInt.empty(), 2, OptionalLong.of(1000), 512, false);

    @TempDir
    private Path folder;

    private Path work;
    private Path programs;
    private ReadInput input;

    @BeforeEach
    void makePairs() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        programs = Files.createDirectory(folder.resolve("programs"));
        Path first = folder.resolve("x_R1.fq");
        Path second = folder.resolve("x_R2.fq");
        Files.writeString(first, "@a 1:N\nACGTacgtNR\n+\nIIIIIHHHH#\n@b 1:N\nTTTTTCCCCC\n+\nIIIIIHHHHH\n");
        Files.writeString(second, "@a 2:N\nGGGGGGGGGG\n+\nIIIIIIIIII\n@b 2:N\nACACACACAC\n+\nIIIIIIIIII\n");
        input = ReadInput.paired(first, second);
    }

    @Test
    void theToolGetsAllReadsUnderSafeNamesInAPrivateFolder() throws IOException {
        script("bfc", """
                { echo "$@"; pwd; ls; stat -c %a .; env | sort; cat; } > ../seen.txt
                cp "$7" ../given.fastq
                cat "$7"
                """);

        ExternalCorrection correction = corrector(
                        KnownTool.BFC, new ExternalSettings(OptionalInt.of(21), 2, OptionalLong.of(1000), 512, false))
                .run(new ExternalReads(input, work));

        assertThat(correction.name()).isEqualTo("bfc k=21");
        assertThat(Files.readString(work.resolve("given.fastq"))).isEqualTo("""
                        @r0
                        ACGTACGTNN
                        +
                        IIIIIHHHH#
                        @r1
                        GGGGGGGGGG
                        +
                        IIIIIIIIII
                        @r2
                        TTTTTCCCCC
                        +
                        IIIIIHHHHH
                        @r3
                        ACACACACAC
                        +
                        IIIIIIIIII
                        """);
        List<String> seen = Files.readAllLines(work.resolve("seen.txt"));
        assertThat(seen.get(0)).isEqualTo("-s 1000 -k 21 -t 2 reads.fastq");
        assertThat(seen.get(1)).startsWith(work.toRealPath() + "/bfc-");
        assertThat(seen).contains("reads.fastq", "700", "HOME=" + seen.get(1), "TMPDIR=" + seen.get(1), "LC_ALL=C");
        assertThat(seen).noneMatch(line -> line.startsWith("USER=") || line.startsWith("JAVA_TOOL_OPTIONS="));
        assertThat(correction.files()).hasSize(1);
        assertThat(workFiles())
                .as("nothing is left but the reads, the output and what the script wrote")
                .containsExactlyInAnyOrder(
                        "reads.fastq",
                        "given.fastq",
                        "seen.txt",
                        correction.files().get(0).getFileName().toString());

        correction.delete();
        assertThat(correction.files().get(0)).doesNotExist();
    }

    @Test
    void correctedReadsComeBackInOrderWithTheirNames() throws IOException {
        script(
                "fix",
                "printf '@r3 ec\\nACACTCACAC\\n+\\nIIIIIIIIII\\n@r0\\nACGTAGGTNN\\n+\\nIIIIIIIIII\\n"
                        + "@r2 cor\\nTTTCCCC\\n+\\nIIIIIII\\n' > \"$2\"");

        List<CorrectedRead> corrected = correctAll(run("fix {in} {out}"));

        assertThat(corrected)
                .extracting(read -> read.read().header())
                .containsExactly("a 1:N", "a 2:N", "b 1:N", "b 2:N");
        assertThat(corrected)
                .as("sorted, the dropped read restored, the ends put back")
                .extracting(ExternalCorrectorTest::letters)
                .containsExactly("ACGTaGgtNR", "GGGGGGGGGG", "TTTTTCCCCC", "ACACTCACAC");
        assertThat(corrected).extracting(CorrectedRead::edits).containsExactly(1, 0, 0, 1);
        assertThat(corrected.get(0).read().qualities()).containsExactly(40, 40, 40, 40, 40, 39, 39, 39, 39, 2);
    }

    @Test
    void readsMayBeLeftOutButNotAskedBackwards() throws IOException {
        script("fix", "cp \"$1\" \"$2\"");
        ExternalCorrection correction = run("fix {in} {out}");
        Read raw = new Read("b 2:N", "ACACACACAC".getBytes(StandardCharsets.US_ASCII), new byte[10]);

        try (ExternalCorrection.Cursor cursor = correction.open()) {
            assertThat(cursor.correct(1, 1, raw, 10).read()).isSameAs(raw);
            assertThatThrownBy(() -> cursor.correct(0, 0, raw, 10))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("reads must be asked for in the order of the input: 0 came after 3");
        }
    }

    @Test
    void matesMayBeSplit() throws IOException {
        script(
                "fix",
                "cp \"$1\" ../given.fastq; cp \"$1\" \"$3\"; sed 's/GGGGGGGGGG/GGGGAGGGGG/; s,/2$,,' \"$2\" > \"$4\"");

        List<CorrectedRead> corrected = correctAll(run("fix {in1} {in2} {out1} {out2}"));

        assertThat(Files.readString(work.resolve("given.fastq")))
                .startsWith("@r0/1\n")
                .contains("@r1/1\n");
        assertThat(corrected)
                .extracting(ExternalCorrectorTest::letters)
                .containsExactly("ACGTacgtNR", "GGGGAGGGGG", "TTTTTCCCCC", "ACACACACAC");
    }

    @Test
    void splittingNeedsPairs() throws IOException {
        script("fix", "exit 0");
        CommandTemplate command = CommandTemplate.parse("fix {in1} {in2} {out1} {out2}");

        assertThatThrownBy(() -> corrector(command, SETTINGS)
                        .run(new ExternalReads(ReadInput.single(folder.resolve("x_R1.fq")), work)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "a command with {in1} and {in2} corrects pairs, but read a has no mate: use {in} and {out}");
    }

    @Test
    void readsWithoutQualitiesGetAConstantOneAndFastaComesBack() throws IOException {
        Path fasta = folder.resolve("x.fa");
        Files.writeString(fasta, ">a\nACGTACGTAC\n>b\nTTTTTTTTTT\n");
        script("fix", "cp \"$1\" ../given.fastq; printf '>r0\\nACGTTCGTAC\\n>r2\\nTTTTTTTTTT\\n' > \"$2\"");
        input = ReadInput.single(fasta);

        List<CorrectedRead> corrected = correctAll(run("fix {in} {out}"));

        assertThat(Files.readString(work.resolve("given.fastq")))
                .isEqualTo("@r0\nACGTACGTAC\n+\n??????????\n@r2\nTTTTTTTTTT\n+\n??????????\n");
        assertThat(corrected).extracting(ExternalCorrectorTest::letters).containsExactly("ACGTTCGTAC", "TTTTTTTTTT");
        assertThat(corrected.get(0).read().hasQualities()).isFalse();
    }

    @Test
    void aToolThatIsMissingIsOneLine() {
        for (KnownTool tool : KnownTool.values()) {
            assertThatThrownBy(() -> ExternalCorrector.requireInstalled(tool, new ProgramFinder(List.of(programs))))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith(tool.label() + " is not installed: there is no program ")
                    .hasMessageEndingWith(" in PATH (" + tool.installation() + ")");
        }
        assertFails(
                "/no/such/fix {in} {out}",
                "command is not installed: there is no program /no/such/fix in PATH ("
                        + "the command names a program that must be in PATH or be given with its folder)");
    }

    @Test
    void aToolThatFailsIsOneLineWithItsLastWords() throws IOException {
        script("fix", "echo starting; echo 'ERROR: no k fits' >&2; echo; echo bye; exit 3");
        assertFails("fix {in} {out}", "command: fix ended with exit status 3: ERROR: no k fits");

        script("fix", "echo 'just a word'; echo; exit 1");
        assertFails("fix {in} {out}", "command: fix ended with exit status 1: just a word");

        script("fix", "kill -9 $$");
        assertFails(
                "fix {in} {out}", "command: fix ended with exit status 137 (killed, most often for want of memory)");

        script("fix", "exit 4");
        assertFails("fix {in} {out}", "command: fix ended with exit status 4");
        assertThat(workFiles()).containsExactly("reads.fastq");
    }

    @Test
    void outputThatCannotBeMatchedIsOneLine() throws IOException {
        script("fix", "exit 0");
        assertFails(
                "fix {in} {out}",
                "command wrote no corrected reads (expected corrected.out.fastq); it may not fit" + " these reads");

        script("fix", ": > \"$2\"");
        assertFails(
                "fix {in} {out}",
                "command wrote no corrected reads (expected corrected.out.fastq); it may not fit" + " these reads");

        for (String name : List.of("r4", "a", "r", "r1x", "r0/1", "r-1", "r99999999999999999999")) {
            script("fix", "printf '@" + name + "\\nACGT\\n+\\nIIII\\n' > \"$2\"");
            assertFails(
                    "fix {in} {out}",
                    "command wrote a read called " + name
                            + ", which it was not given; it must keep the names of the reads");
        }

        script("fix", "cat \"$1\" \"$1\" > \"$2\"");
        assertFails("fix {in} {out}", "command wrote read r0 twice");

        script("fix", "printf '@r1\\nAC\\n+\\nII\\n@r1\\nAC\\n+\\nII\\n' > \"$2\"");
        assertFails("fix {in} {out}", "command wrote read r1 twice");
    }

    @Test
    void aNameOfASecondMateIsUnknownWhereReadsAreSingle() throws IOException {
        input = ReadInput.single(folder.resolve("x_R1.fq"));
        script("fix", "printf '@r1\\nACGT\\n+\\nIIII\\n' > \"$2\"");

        assertFails(
                "fix {in} {out}",
                "command wrote a read called r1, which it was not given; it must keep the names" + " of the reads");
    }

    @Test
    void readsWithoutABaseAreNotGivenAway() throws IOException {
        Path reads = folder.resolve("e.fq");
        Files.writeString(reads, "@a\n\n+\n\n@b\nACGT\n+\n#III\n");
        input = ReadInput.single(reads);
        script("fix", "cp \"$1\" ../given.fastq; cp \"$1\" \"$2\"");

        List<CorrectedRead> corrected = correctAll(run("fix {in} {out}"));

        assertThat(Files.readString(work.resolve("given.fastq"))).isEqualTo("@r2\nACGT\n+\n#III\n");
        assertThat(corrected)
                .extracting(CorrectedRead::outcome)
                .containsExactly(CorrectedRead.Outcome.TOO_SHORT, CorrectedRead.Outcome.CLEAN);
    }

    @Test
    void noToolRunsWhereThereIsNoBase() throws IOException {
        Path reads = folder.resolve("e.fq");
        Files.writeString(reads, "@a\n\n+\n\n");
        input = ReadInput.single(reads);
        script("fix", "touch ../ran");

        assertThat(correctAll(run("fix {in} {out}"))).hasSize(1);
        assertThat(work.resolve("ran")).doesNotExist();
    }

    @Test
    void anInterruptStopsTheToolAndWhatItStarted() throws Exception {
        script("fix", "sleep 600 & echo $! > ../child; wait");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread runner = new Thread(() -> {
            try {
                run("fix {in} {out}");
            } catch (UserException e) {
                thrown.set(e);
            }
        });
        runner.start();
        Path child = work.resolve("child");
        while (!Files.exists(child) || Files.size(child) == 0) {
            assertThat(runner.isAlive()).isTrue();
            Thread.sleep(10);
        }
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(Files.readString(child).strip()))
                .orElseThrow();

        runner.interrupt();

        runner.join(20_000);
        assertThat(runner.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(UserException.class).hasMessage("command was stopped before its end");
        assertThat(ToolShutdownTest.ends(process)).isTrue();
    }

    @Test
    void adapterBehindTheFragmentStaysAsItIs() throws IOException {
        String fragment = "ACGTTGCAGGATCCATTAGCGAACGGTTCATGACCA";
        Read first = new Read("a", (fragment + "AGATCGGA").getBytes(StandardCharsets.US_ASCII), new byte[0]);
        Read second = new Read(
                "a",
                ("TGGTCATGAACCGTTCGCTAATGGATCCTGCAACGT" + "AGATCGGA").getBytes(StandardCharsets.US_ASCII),
                new byte[0]);
        Path reads = folder.resolve("x.fa");
        Files.writeString(
                reads,
                ">a\n" + new String(first.bases(), StandardCharsets.US_ASCII) + "\n>a\n"
                        + new String(second.bases(), StandardCharsets.US_ASCII) + "\n");
        input = ReadInput.interleaved(reads);
        script("fix", "sed 's/^ACGTT/AAGTT/; s/AGATCGGA$/AGATCGTT/' \"$1\" > \"$2\"");

        try (ExternalCorrection.Cursor cursor = run("fix {in} {out}").open()) {
            assertThat(cursor.correct(0, new ReadPair(first, second)))
                    .extracting(ExternalCorrectorTest::letters)
                    .containsExactly(
                            "AAGTT" + fragment.substring(5) + "AGATCGGA",
                            new String(second.bases(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void toldVersionsAreFound() throws IOException {
        assertThat(ExternalCorrector.versionIn("Lighter v1.1.2\n")).contains("1.1.2");
        assertThat(ExternalCorrector.versionIn("java -ea -Xmx9248m\nBBMap version 39.01\nFor help"))
                .contains("39.01");
        assertThat(ExternalCorrector.versionIn("String Graph Assembler (sga) Version 0.10.15"))
                .contains("0.10.15");
        assertThat(ExternalCorrector.versionIn("SPAdes genome assembler v3.15.5"))
                .contains("3.15.5");
        assertThat(ExternalCorrector.versionIn("RECKONER ver. 1.2\n")).contains("1.2");
        assertThat(ExternalCorrector.versionIn("r181\n")).contains("r181");
        assertThat(ExternalCorrector.versionIn("1.1.1\n")).contains("1.1.1");
        assertThat(ExternalCorrector.versionIn("Unknown argument -version")).isEmpty();

        script("bfc", "echo r181; exit 1");
        assertThat(corrector(KnownTool.BFC, SETTINGS).version(work)).contains("r181");
        assertThat(corrector(KnownTool.SGA, SETTINGS).version(work)).isEmpty();
        assertThat(corrector(KnownTool.KARECT, SETTINGS).version(work)).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    private ExternalCorrection run(String command) {
        return corrector(CommandTemplate.parse(command), SETTINGS).run(new ExternalReads(input, work));
    }

    private ExternalCorrector corrector(ExternalTool tool, ExternalSettings settings) {
        return new ExternalCorrector(tool, settings, new ProgramFinder(List.of(programs)));
    }

    private void assertFails(String command, String message) {
        assertThatThrownBy(() -> run(command)).isInstanceOf(UserException.class).hasMessage(message);
    }

    private List<CorrectedRead> correctAll(ExternalCorrection correction) {
        List<CorrectedRead> corrected = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(input);
                ExternalCorrection.Cursor cursor = correction.open()) {
            long fragment = 0;
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                corrected.add(
                        cursor.correct(fragment, 0, pair.first(), pair.first().length()));
                Read mate = pair.second();
                if (mate != null) {
                    corrected.add(cursor.correct(fragment, 1, mate, mate.length()));
                }
                fragment++;
            }
        }
        return corrected;
    }

    private static String letters(CorrectedRead corrected) {
        return new String(corrected.read().bases(), StandardCharsets.US_ASCII);
    }

    private List<String> workFiles() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void script(String name, String body) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
