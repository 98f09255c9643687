package org.iolaus.correction.evaluate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.iolaus.genomics.SharedData;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.ReadSimulator;
import org.iolaus.genomics.simulate.SimulatedFragment;
import org.iolaus.genomics.simulate.SimulatedRead;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every count is the same as that of an independent evaluator, written in another language by others. */
class EcgainAgreementTest {
    private static final ErrorProfile RAGGED =
            new ErrorProfile(20, 25, 12, 1, 3, 3, 0.03, List.of(2, 10, 20, 30), 0, 0.002, 0.001, 0.001);

    @TempDir
    private static Path folder = Path.of("");

    private static Path ecgain = Path.of("");

    /** One read as it was, as it should be and as a corrector might have left it. */
    private record Case(Read raw, Read truth) {}

    @BeforeAll
    static void compileTheEvaluator() throws Exception {
        Path source = SharedData.bench("ecgain.cpp");
        ecgain = folder.resolve("ecgain");
        try {
            run("g++", "-O2", "-o", ecgain.toString(), source.toString(), "-lz");
        } catch (IOException e) {
            abort("the evaluator cannot be compiled here: " + e.getMessage());
        }
    }

    @Test
    void illuminaReads() throws Exception {
        assertAgreement(simulated(ErrorProfile.illumina(), 12), 1);
    }

    @Test
    void raggedReadsOfTwoStrains() throws Exception {
        assertAgreement(simulated(RAGGED, 6), 2);
    }

    @Test
    void shortReads() throws Exception {
        Random random = new Random(5);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            byte[] truth = letters(random, random.nextInt(14));
            cases.add(new Case(read("s" + i, damage(random, truth)), read("s" + i + " S=0", truth)));
        }
        assertAgreement(cases, 3);
    }

    @Test
    void realReads() throws Exception {
        Path file = SharedData.data("phix_miseq/sub60x_R1.fastq.gz");
        Random random = new Random(6);
        List<Case> cases = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(ReadInput.single(file))) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                Read raw = pair.first();
                byte[] truth =
                        random.nextInt(4) == 0 ? raw.bases() : substitute(random, raw.bases(), 1 + random.nextInt(4));
                cases.add(new Case(raw, read(raw.name() + " S=1 I=" + random.nextInt(20) / 19 + " D=0", truth)));
            }
        }
        assertThat(cases).hasSizeGreaterThan(500);
        assertAgreement(cases, 4);
    }

    private static void assertAgreement(List<Case> cases, long seed) throws Exception {
        Random random = new Random(seed);
        Path raw = folder.resolve("raw" + seed + ".fq");
        Path truth = folder.resolve("truth" + seed + ".fa");
        Path corrected = folder.resolve("corrected" + seed + ".fq");
        Path untouched = folder.resolve("untouched" + seed + ".fa");
        writeFastq(raw, cases.stream().map(Case::raw).toList());
        writeFasta(truth, cases.stream().map(Case::truth).toList());
        writeFastq(corrected, corrected(cases, random));
        writeFasta(untouched, cases.stream().map(Case::raw).toList());

        TruthComparison comparison = TruthComparison.load(ReadInput.single(raw), truth);
        TruthCounts counts = comparison.compare(ReadInput.single(corrected));
        assertThat(row(counts)).containsExactlyEntriesOf(ecgain(raw, truth, corrected));
        assertThat(row(comparison.compare(ReadInput.single(untouched))))
                .containsExactlyEntriesOf(ecgain(raw, truth, untouched));
        assertThat(row(comparison.compare(ReadInput.single(truth))))
                .containsExactlyEntriesOf(ecgain(raw, truth, truth));

        assertThat(counts.truePositives()).isPositive();
        assertThat(counts.falsePositives()).isPositive();
        assertThat(counts.trimmedReads()).isPositive();
        assertThat(counts.lengthChangedReads()).isPositive();
        assertThat(counts.droppedReads()).isPositive();
        assertThat(counts.indelReads()).isPositive();
        assertThat(counts.unknownReads()).isPositive();
        assertThat(counts.repeatedReads()).isPositive();
    }

    private static Map<String, String> row(TruthCounts counts) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("reads", "" + counts.reads());
        row.put("subOnlyReads", "" + counts.substitutionReads());
        row.put("indelReads", "" + counts.indelReads());
        row.put("dropped", "" + counts.droppedReads());
        row.put("trimmed", "" + counts.trimmedReads());
        row.put("lenChanged", "" + counts.lengthChangedReads());
        row.put("unknownName", "" + counts.unknownReads());
        row.put("dupName", "" + counts.repeatedReads());
        row.put("errs", "" + counts.errors());
        row.put("TP", "" + counts.truePositives());
        row.put("FP", "" + counts.falsePositives());
        row.put("FN", "" + counts.falseNegatives());
        row.put("EBA", "" + counts.wronglyChanged());
        row.put("trimErr", "" + counts.trimmedErrors());
        row.put("trimOk", "" + counts.trimmedBases());
        row.put("dropErr", "" + counts.droppedErrors());
        row.put("dropOk", "" + counts.droppedBases());
        row.put("gain", ratio(counts.gainOfKept()));
        row.put("gainStrict", ratio(counts.gain()));
        row.put("sens", ratio(counts.sensitivityOfKept()));
        row.put("sensStrict", ratio(counts.sensitivity()));
        row.put("prec", ratio(counts.precision()));
        row.put("perfectBefore", "" + counts.perfectBefore());
        row.put("perfectAfter", "" + counts.perfectAfter());
        row.put("trimPerfect", "" + counts.perfectTrimmed());
        row.put("broken", "" + counts.brokenReads());
        row.put("indEditBefore", "" + counts.indelEditsBefore());
        row.put("indEditAfter", "" + counts.indelEditsAfter());
        row.put("indFixed", "" + counts.indelReadsMended());
        row.put("lcEditBefore", "" + counts.lengthChangedErrors());
        row.put("lcEditAfter", "" + counts.lengthChangedEdits());
        return row;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private static Map<String, String> ecgain(Path raw, Path truth, Path corrected) throws Exception {
        String[] lines = run(
                        ecgain.toString(),
                        "-H",
                        "-t",
                        truth.toString(),
                        "-r",
                        raw.toString(),
                        "-c",
                        corrected.toString())
                .split("\n", -1);
        String[] names = lines[0].split("\t", -1);
        String[] values = lines[1].split("\t", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i < names.length; i++) {
            row.put(names[i], values[i]);
        }
        return row;
    }

    /** What correctors do: right and wrong corrections, cut ends, changed lengths, lost, repeated and renamed reads. */
    private static List<Read> corrected(List<Case> cases, Random random) {
        List<Read> corrected = new ArrayList<>();
        for (Case one : cases) {
            String name = one.raw().header();
            byte[] bases = one.raw().bases();
            byte[] truth = one.truth().bases();
            switch (random.nextInt(20)) {
                case 0 -> corrected.add(read(name, substitute(random, bases, 2)));
                case 1 -> corrected.add(read(name, substitute(random, bases, bases.length / 4)));
                case 2 -> corrected.add(read(name, piece(random, bases, 2)));
                case 3 -> corrected.add(read(name, piece(random, truth, 12)));
                case 4 -> corrected.add(read(name, piece(random, substitute(random, truth, 3), 40)));
                case 5 -> corrected.add(read(name, damage(random, bases)));
                case 6 -> corrected.add(read(name, damage(random, damage(random, truth))));
                case 7 -> corrected.add(read(name, new byte[0]));
                case 8 -> corrected.add(read(name, "N".repeat(bases.length).getBytes(US_ASCII)));
                case 9 -> corrected.add(read("unknown" + name, bases));
                case 10 -> {
                    corrected.add(read(name, truth));
                    corrected.add(read(name, bases));
                }
                case 11 -> corrected.add(read(one.raw().name() + (name.contains("/") ? "" : "/1") + " more", truth));
                case 12 ->
                    corrected.add(read(
                            name,
                            new String(truth, US_ASCII).toLowerCase(Locale.ROOT).getBytes(US_ASCII)));
                case 13 -> corrected.add(read(name, bases));
                case 14 -> {}
                default -> corrected.add(read(name, truth));
            }
        }
        return corrected;
    }

    private static List<Case> simulated(ErrorProfile profile, double coverage) {
        byte[] genome = letters(new Random(1), 20_000);
        List<Genome> strains = List.of(
                new Genome("a", List.of(new Genome.Sequence("s", genome)), 5),
                new Genome("b", List.of(new Genome.Sequence("s", substitute(new Random(2), genome, 100))), 1));
        ReadSimulator simulator = new ReadSimulator(
                strains, new ReadSimulator.Settings("x", coverage, 100, true, 250, 30, false, profile, 3));
        List<Case> cases = new ArrayList<>();
        for (SimulatedFragment next = simulator.next(); next != null; next = simulator.next()) {
            Stream.of(next.first(), requireNonNull(next.second()))
                    .map(EcgainAgreementTest::asCase)
                    .forEach(cases::add);
        }
        return cases;
    }

    private static Case asCase(SimulatedRead read) {
        return new Case(read.read(), read.truthRecord());
    }

    private static byte[] substitute(Random random, byte[] bases, int times) {
        byte[] changed = bases.clone();
        for (int i = 0; i < times && changed.length > 0; i++) {
            int at = random.nextInt(changed.length);
            changed[at] = (byte) "ACGTN".charAt(random.nextInt(5));
        }
        return changed;
    }

    private static byte[] piece(Random random, byte[] bases, int atMost) {
        int cut = Math.min(bases.length, random.nextInt(atMost + 1));
        int front = random.nextInt(cut + 1);
        return new String(bases, US_ASCII)
                .substring(front, bases.length - cut + front)
                .getBytes(US_ASCII);
    }

    private static byte[] damage(Random random, byte[] bases) {
        StringBuilder changed = new StringBuilder(new String(bases, US_ASCII));
        for (int edits = random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextBoolean()) {
                changed.insert(at, "ACGT".charAt(random.nextInt(4)));
            } else if (at < changed.length()) {
                changed.deleteCharAt(at);
            }
        }
        return substitute(random, changed.toString().getBytes(US_ASCII), random.nextInt(2));
    }

    private static byte[] letters(Random random, int length) {
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = Nucleotide.letter(random.nextInt(4));
        }
        return letters;
    }

    private static Read read(String header, byte[] bases) {
        return new Read(header, bases, new byte[0]);
    }

    private static void writeFastq(Path file, List<Read> reads) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Read read : reads) {
                out.write("@" + read.header() + "\n" + new String(read.bases(), US_ASCII) + "\n+\n");
                out.write("I".repeat(read.length()) + "\n");
            }
        }
    }

    private static void writeFasta(Path file, List<Read> reads) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Read read : reads) {
                out.write(">" + read.header() + "\n" + new String(read.bases(), US_ASCII) + "\n");
            }
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        File output = Files.createTempFile(folder, "output", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int status = process.waitFor();
        String text = Files.readString(output.toPath());
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status + ": " + text);
        }
        return text;
    }
}
