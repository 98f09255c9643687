package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd files that other projects test with: each is read as a table of ours says or refused with the line that it says. */
class OddReadsTest {

    private static final String TABLE = "odd-reads.tsv";
    private static final String INDEX = "INDEX.tsv";
    private static @Nullable Path found;

    @TempDir
    Path folder;

    /** A row of the table. */
    private record Expected(String file, QualityEncoding.Choice qualities, boolean ok, long reads, String message) {

        static Expected of(String line) {
            String[] fields = line.split("\t", -1);
            QualityEncoding.Choice qualities = switch (fields[1]) {
                case "33" -> QualityEncoding.Choice.PHRED_33;
                case "64" -> QualityEncoding.Choice.PHRED_64;
                case "solexa" -> QualityEncoding.Choice.SOLEXA;
                default -> QualityEncoding.Choice.AUTO;
            };
            boolean ok = fields[2].equals("ok");
            return new Expected(fields[0], qualities, ok, ok ? Long.parseLong(fields[3]) : 0, fields[4]);
        }
    }

    @BeforeAll
    static void findTheFiles() {
        found = sharedData()
                .map(data -> data.resolve("odd_reads"))
                .filter(Files::isDirectory)
                .orElse(null);
    }

    @Test
    void everyFileIsInTheTable() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> there = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(INDEX))
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> known = new TreeSet<>();
            table().forEach(expected -> known.add(expected.file()));
            assertThat(known).isEqualTo(there);
        }
    }

    @Test
    void everyFileIsReadOrRefusedAsTheTableSays() throws IOException {
        Path root = root();
        List<String> wrong = new ArrayList<>();
        for (Expected expected : table()) {
            Path file = root.resolve(expected.file());
            Path out = folder.resolve("out");
            Files.deleteIfExists(out);
            ReadInput input = new ReadInput(file, Optional.empty(), false, expected.qualities());
            long[] reads = {0};
            Throwable thrown = catchThrowable(() -> reads[0] = copy(input, out));
            String outcome = outcome(expected, file, reads[0], thrown, out);
            if (!outcome.isEmpty()) {
                wrong.add(expected.file() + " (" + expected.qualities() + "): " + outcome);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void matesInTwoFilesAndInTurnArePaired() throws IOException {
        Path fastq = root().resolve("fastq");
        Path odd = fastq.resolve("real_odd");
        Path htslib = fastq.resolve("htslib");

        assertThat(pairs(ReadInput.paired(
                        odd.resolve("phred64_illumina1.5_R1.fq.gz"), odd.resolve("phred64_illumina1.5_R2.fq.gz"))))
                .isEqualTo(25_000);
        assertThat(pairs(ReadInput.paired(htslib.resolve("r1.fq"), htslib.resolve("r2.fq"))))
                .isEqualTo(5);
        assertThat(pairs(ReadInput.interleaved(htslib.resolve("interleaved.fq"))))
                .isEqualTo(5);
        assertThat(pairs(ReadInput.interleaved(htslib.resolve("interleaved_casava.fa"))))
                .isEqualTo(5);
    }

    /** What is wrong with an outcome, or nothing. */
    private static String outcome(Expected expected, Path file, long reads, @Nullable Throwable thrown, Path out)
            throws IOException {
        if (expected.ok()) {
            if (thrown != null) {
                return "should be read but: " + thrown;
            }
            ReadInput again = new ReadInput(out, Optional.empty(), false, expected.qualities());
            long written = reads == 0 ? 0 : copy(again, out.resolveSibling("again"));
            return reads == expected.reads() && written == reads
                    ? ""
                    : "has " + expected.reads() + " reads, read were " + reads + ", written " + written;
        }
        if (!(thrown instanceof UserException)) {
            return "should be refused but: " + thrown + ", " + reads + " reads";
        }
        String message = String.valueOf(thrown.getMessage());
        if (!message.equals(file + expected.message()) || message.indexOf('\n') >= 0) {
            return "says: " + message;
        }
        return Files.exists(out) ? "leaves an output" : "";
    }

    private static long copy(ReadInput input, Path out) {
        long reads = 0;
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, out)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sink.write(pair);
                reads += pair.size();
            }
            sink.commit();
        }
        return reads;
    }

    private static long pairs(ReadInput input) {
        long pairs = 0;
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                pairs += pair.size() == 2 ? 1 : 0;
            }
        }
        return pairs;
    }

    private static List<Expected> table() throws IOException {
        try (InputStream in = OddReadsTest.class.getResourceAsStream(TABLE)) {
            assertThat(in).as(TABLE).isNotNull();
            String text = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("file\t"))
                    .map(Expected::of)
                    .toList();
        }
    }

    private static Path root() {
        Path root = found;
        assumeTrue(root != null, "shared/data/odd_reads is not there: name the data in IOLAUS_SHARED_DATA");
        return root == null ? Path.of("") : root;
    }

    private static Optional<Path> sharedData() {
        String named = System.getProperty("IOLAUS_SHARED_DATA", System.getenv("IOLAUS_SHARED_DATA"));
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isRegularFile(data.resolve("MANIFEST.tsv"))) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
