package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools themselves, on reads of a small random genome; each is skipped where it is not installed. */
class RealToolsTest {

    private static final int GENOME = 10_000;
    private static final int LENGTH = 100;
    private static final int READS = 4_000; // 40x
    private static final double ERROR_RATE = 0.005;

    @TempDir
    private Path folder;

    private final List<String> truth = new ArrayList<>();
    private long errors;

    @Test
    void lighter() throws IOException {
        assertThat(gain(KnownTool.LIGHTER, OptionalInt.of(19))).isGreaterThan(0.98);
    }

    @Test
    void tadpole() throws IOException {
        assertThat(gain(KnownTool.TADPOLE, OptionalInt.of(31))).isGreaterThan(0.95);
    }

    @Test
    void sga() throws IOException {
        assertThat(gain(KnownTool.SGA, OptionalInt.of(31))).isGreaterThan(0.98);
    }

    @Test
    void bayesHammer() throws IOException {
        assertThat(gain(KnownTool.BAYESHAMMER, OptionalInt.empty())).isGreaterThan(0.9);
    }

    @Test
    void quorum() throws IOException {
        assertThat(gain(KnownTool.QUORUM, OptionalInt.of(24))).isGreaterThan(0.9);
    }

    private double gain(KnownTool tool, OptionalInt k) throws IOException {
        try {
            ExternalCorrector.requireInstalled(tool);
        } catch (UserException e) {
            assumeTrue(false, e.getMessage());
        }
        ExternalCorrector corrector =
                new ExternalCorrector(tool, new ExternalSettings(k, 2, OptionalLong.of(GENOME), 1024, false));
        assertThat(corrector.version(folder)).as("version").isPresent();
        ReadInput input = simulate();
        ExternalCorrection correction =
                corrector.run(new ExternalReads(input, Files.createDirectory(folder.resolve("work"))));
        long truePositives = 0;
        long falsePositives = 0;
        int count = 0;
        try (ReadSource source = ReadFiles.open(input);
                ExternalCorrection.Cursor cursor = correction.open()) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                for (int mate = 0; mate < 2; mate++) {
                    Read raw = mate == 0 ? pair.first() : Objects.requireNonNull(pair.second());
                    CorrectedRead corrected = cursor.correct(count / 2, mate, raw, raw.length());
                    assertThat(corrected.read().header()).isEqualTo(raw.header());
                    assertThat(corrected.read().length()).isEqualTo(LENGTH);
                    for (int i = 0; i < LENGTH; i++) {
                        char right = truth.get(count).charAt(i);
                        boolean was = raw.bases()[i] == right;
                        boolean is = corrected.read().bases()[i] == right;
                        truePositives += !was && is ? 1 : 0;
                        falsePositives += was && !is ? 1 : 0;
                    }
                    count++;
                }
            }
        }
        assertThat(count).isEqualTo(READS);
        return (double) (truePositives - falsePositives) / errors;
    }

    /** Interleaved pairs with substitutions at a fixed rate and qualities that know a little of them. */
    private ReadInput simulate() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] genome = new byte[GENOME];
        for (int i = 0; i < GENOME; i++) {
            genome[i] = Nucleotide.letter(random.nextInt(4));
        }
        StringBuilder fastq = new StringBuilder();
        for (int i = 0; i < READS; i++) {
            boolean reverse = i % 2 == 1;
            int start = random.nextInt(GENOME - LENGTH);
            StringBuilder right = new StringBuilder();
            StringBuilder read = new StringBuilder();
            StringBuilder qualities = new StringBuilder();
            for (int j = 0; j < LENGTH; j++) {
                int code = Nucleotide.code(genome[reverse ? start + LENGTH - 1 - j : start + j]);
                int base = reverse ? 3 - code : code;
                boolean wrong = random.nextDouble() < ERROR_RATE;
                right.append((char) Nucleotide.letter(base));
                read.append((char) Nucleotide.letter(wrong ? (base + 1 + random.nextInt(3)) % 4 : base));
                qualities.append((char) (33 + (wrong ? 12 + random.nextInt(10) : 25 + random.nextInt(15))));
                errors += wrong ? 1 : 0;
            }
            truth.add(right.toString());
            fastq.append("@pair").append(i / 2).append(' ').append(1 + i % 2).append('\n');
            fastq.append(read).append("\n+\n").append(qualities).append('\n');
        }
        Path file = folder.resolve("reads.fq");
        Files.write(file, fastq.toString().getBytes(StandardCharsets.US_ASCII));
        return ReadInput.interleaved(file);
    }
}
