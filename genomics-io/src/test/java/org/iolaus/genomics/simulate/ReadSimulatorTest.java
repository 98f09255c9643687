package org.iolaus.genomics.simulate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.simulate.ReadSimulator.Settings;
import org.junit.jupiter.api.Test;

class ReadSimulatorTest {
    private static final ErrorProfile ERROR_FREE = new ErrorProfile(60, 60, 60, 0, 0, 0, 0, List.of(93), -20, 0, 0, 0);
    private static final ErrorProfile MANY_INDELS =
            new ErrorProfile(20, 25, 15, 1, 2, 3, 0.02, List.of(2, 10, 20, 30), 0, 0.01, 0.02, 0.02);

    @Test
    void everyKnownBaseIsReadAsOftenAsAsked() {
        Genome genome = genome("g", 5000, 1, 1);
        List<SimulatedFragment> fragments = simulate(List.of(genome), settings(ERROR_FREE, 50));
        long bases = fragments.stream().mapToLong(f -> f.reads().length()).sum();
        assertThat(bases / 5000.0).isCloseTo(50, within(0.02));
        int[] depth = new int[5000];
        String forward = letters(genome);
        String reverse = otherStrand(forward);
        int forwardReads = 0;
        for (SimulatedRead read : reads(fragments)) {
            int at = forward.indexOf(text(read.truth()));
            forwardReads += at >= 0 ? 1 : 0;
            int start = at >= 0 ? at : 5000 - 100 - reverse.indexOf(text(read.truth()));
            for (int i = start; i < start + 100; i++) {
                depth[i]++;
            }
        }
        assertThat(forwardReads * 2).as("a pair has one read of each strand").isEqualTo(fragments.size() * 2);
        for (int i = 1000; i < 4000; i++) {
            assertThat(depth[i]).as("depth at %s", i).isBetween(10, 110);
        }
    }

    @Test
    void readsLieWhereTheirPlaceSays() {
        Genome genome = new Genome("g", List.of(sequence("a", 3000, 1), sequence("b", 2000, 2)), 1);
        for (SimulatedRead read : reads(simulate(List.of(genome), settings(MANY_INDELS, 10)))) {
            String[] place = read.place().split("[:-]", 5);
            Genome.Sequence sequence = genome.sequences().get(place[1].equals("a") ? 0 : 1);
            int first = Integer.parseInt(place[2]) - 1;
            int length = Integer.parseInt(place[3]) - first;
            assertThat(text(sequence.piece(first, length, place[4].equals("+"))))
                    .isEqualTo(text(read.truth()));
        }
    }

    @Test
    void truthFollowsFromTheReadAndItsErrors() {
        long errors = 0;
        for (SimulatedRead read : reads(simulate(List.of(genome("g", 5000, 1, 1)), settings(MANY_INDELS, 20)))) {
            assertThat(text(undo(read))).isEqualTo(text(read.truth()));
            assertThat(read.read().length()).isEqualTo(100);
            errors += read.errors().size();
        }
        assertThat(errors).isGreaterThan(2500);
    }

    @Test
    void truthRecordCountsTheErrors() {
        SimulatedRead read = new SimulatedRead(
                new Read("x.1/1", "ACN".getBytes(US_ASCII), new byte[] {30, 2, 2}),
                "AGA".getBytes(US_ASCII),
                List.of(
                        new SequencingError(1, 'G', 'C', SequencingError.Kind.SUBSTITUTION),
                        new SequencingError(2, 'A', 'N', SequencingError.Kind.NO_CALL)),
                "g:s:1-3:+",
                0);
        assertThat(read.truthRecord().header()).isEqualTo("x.1/1 S=2 I=0 D=0 A=0 at=g:s:1-3:+");
        assertThat(text(read.truthRecord().bases())).isEqualTo("AGA");
    }

    @Test
    void indelsHappenAtTheirRates() {
        double bases = 0;
        double insertions = 0;
        double deletions = 0;
        for (SimulatedRead read : reads(simulate(List.of(genome("g", 5000, 1, 1)), settings(MANY_INDELS, 100)))) {
            bases += read.read().length();
            insertions += read.count(SequencingError.Kind.INSERTION);
            deletions += read.count(SequencingError.Kind.DELETION);
        }
        assertThat(insertions / bases).isCloseTo(0.02, within(0.001));
        assertThat(deletions / bases).isCloseTo(0.02, within(0.001));
    }

    @Test
    void errorsByPositionFollowTheProfile() {
        ErrorProfile profile = ErrorProfile.named("noisy");
        List<SimulatedFragment> fragments = simulate(List.of(genome("g", 40_000, 1, 1)), settings(profile, 80));
        double[][] wrong = new double[2][100];
        double[][] qualities = new double[2][100];
        for (SimulatedFragment fragment : fragments) {
            count(fragment.first(), wrong[0], qualities[0]);
            count(requireNonNull(fragment.second()), wrong[1], qualities[1]);
        }
        for (int mate = 1; mate <= 2; mate++) {
            for (int from = 0; from < 100; from += 10) {
                double expected = 0;
                double seen = 0;
                for (int i = from; i < from + 10; i++) {
                    expected += expectedErrorRate(profile, i, mate) / 10;
                    seen += wrong[mate - 1][i] / fragments.size() / 10;
                }
                double deviation = Math.sqrt(expected / fragments.size() / 10);
                assertThat(seen).as("mate %s from position %s", mate, from).isCloseTo(expected, within(5 * deviation));
            }
            assertThat(qualities[mate - 1][20] - qualities[mate - 1][99]).isGreaterThan(5.0 * fragments.size());
        }
    }

    @Test
    void scoresTellTheTruthOrOverstateByTheirPoints() {
        assertThat(phredGap(ErrorProfile.named("noisy"))).isCloseTo(0, within(0.2));
        assertThat(phredGap(ErrorProfile.named("optimistic"))).isCloseTo(4, within(0.4));
    }

    @Test
    void strainsGetTheirShares() {
        List<Genome> genomes = List.of(genome("big", 40_000, 1, 6), genome("small", 20_000, 2, 1));
        Map<String, Integer> fragments = new HashMap<>();
        for (SimulatedFragment fragment : simulate(genomes, settings(ERROR_FREE, 42))) {
            fragments.merge(fragment.first().place().replaceAll(":.*", ""), 1, Integer::sum);
        }
        assertThat(fragments).containsEntry("big", 40_000 * 36 / 200).containsEntry("small", 20_000 * 6 / 200);
    }

    @Test
    void unknownLettersAreNeverRead() {
        byte[] letters = random(6000, 1);
        for (int i = 2000; i < 2600; i++) {
            letters[i] = (byte) 'N';
        }
        letters[4000] = (byte) 'r';
        Genome genome = new Genome("g", List.of(new Genome.Sequence("s", letters)), 1);
        assertThat(genome.knownBases()).isEqualTo(5399);
        for (SimulatedRead read : reads(simulate(List.of(genome), settings(ERROR_FREE, 20)))) {
            assertThat(text(read.truth())).matches("[ACGT]+");
        }
    }

    @Test
    void shortFragmentsAreReadIntoTheAdapter() {
        Settings settings = new Settings("x", 20, 100, true, 60, 10, true, ERROR_FREE, 1);
        for (SimulatedFragment fragment : simulate(List.of(genome("g", 5000, 1, 1)), settings)) {
            int length = 100 - fragment.first().adapterBases();
            assertThat(length).isBetween(20, 100);
            String first = text(fragment.first().truth());
            String second = text(requireNonNull(fragment.second()).truth());
            assertThat(first.substring(0, length)).isEqualTo(otherStrand(second.substring(0, length)));
            assertThat(("AGATCGGAAGAGCACACGTCTGAACTCCAGTCA" + "A".repeat(60))).startsWith(first.substring(length));
            assertThat(("AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT" + "A".repeat(60))).startsWith(second.substring(length));
        }
    }

    @Test
    void fragmentsAreNotShorterThanTheReadWithoutReadThrough() {
        Settings settings = new Settings("x", 20, 100, true, 101, 60, false, ERROR_FREE, 1);
        assertThat(reads(simulate(List.of(genome("g", 5000, 1, 1)), settings)))
                .allMatch(read -> read.adapterBases() == 0);
    }

    @Test
    void matesShareTheirNameAndSingleReadsHaveNoSuffix() {
        SimulatedFragment pair = simulate(List.of(genome("g", 5000, 1, 1)), settings(ERROR_FREE, 1))
                .get(1);
        assertThat(pair.first().read().name()).isEqualTo("x.2/1");
        assertThat(requireNonNull(pair.second()).read().name()).isEqualTo("x.2/2");
        Settings single = new Settings("x", 1, 100, false, 300, 20, false, ERROR_FREE, 1);
        SimulatedFragment read =
                simulate(List.of(genome("g", 5000, 1, 1)), single).get(0);
        assertThat(read.first().read().name()).isEqualTo("x.1");
        assertThat(read.second()).isNull();
    }

    @Test
    void theSeedDecidesEverything() {
        List<Genome> genomes = List.of(genome("g", 5000, 1, 1));
        assertThat(written(simulate(genomes, settings(MANY_INDELS, 3))))
                .isEqualTo(written(simulate(genomes, settings(MANY_INDELS, 3))));
        Settings other = new Settings("x", 3, 100, true, 300, 30, false, MANY_INDELS, 8);
        assertThat(written(simulate(genomes, other)))
                .isNotEqualTo(written(simulate(genomes, settings(MANY_INDELS, 3))));
    }

    /** The files of the folder testdata were made from its genome with these settings, perhaps by another Java or machine. */
    @Test
    void theTestDataComeOutTheSame() {
        Path folder = Path.of("..", "testdata");
        List<Read> sequences = new ArrayList<>();
        forEach(ReadInput.single(folder.resolve("lambda.fa")), pair -> sequences.add(pair.first()));
        Settings settings = new Settings("lambda", 30, 150, true, 400, 40, false, ErrorProfile.illumina(), 1);
        Iterator<SimulatedFragment> simulated =
                simulate(List.of(Genome.of("lambda", sequences, 1)), settings).iterator();
        Path first = folder.resolve("lambda_R1.fastq.gz");
        forEach(ReadInput.paired(first, folder.resolve("lambda_R2.fastq.gz")), pair -> {
            SimulatedFragment fragment = simulated.next();
            assertSame(pair.first(), fragment.first().read());
            assertSame(
                    requireNonNull(pair.second()),
                    requireNonNull(fragment.second()).read());
        });
        assertThat(simulated).isExhausted();
    }

    @Test
    void refusesImpossibleSettings() {
        assertThatThrownBy(() -> new Settings("x y", 3, 100, true, 300, 30, false, ERROR_FREE, 1))
                .hasMessage("the reads' name must be one word without blanks, was \"x y\"");
        assertThatThrownBy(() -> new Settings("x", 0, 100, true, 300, 30, false, ERROR_FREE, 1))
                .hasMessage("coverage must be above 0 and at most 1000000, was 0.0");
        assertThatThrownBy(() -> new Settings("x", 3, 0, true, 300, 30, false, ERROR_FREE, 1))
                .hasMessage("read length must be from 1 to 100000, was 0");
        assertThatThrownBy(() -> new Settings("x", 3, 150, true, 100, 30, false, ERROR_FREE, 1))
                .hasMessage(
                        "insert mean must be from 150 (the read length, as adapters are not read through) to 1000000,"
                                + " was 100.0");
        assertThatThrownBy(() -> new Settings("x", 3, 150, true, 300, -1, false, ERROR_FREE, 1))
                .hasMessage("insert deviation must be from 0 to 1000000, was -1.0");
    }

    @Test
    void refusesGenomesThatCannotBeSequenced() {
        assertThatThrownBy(() -> new ReadSimulator(List.of(genome("tiny", 60, 1, 1)), settings(ERROR_FREE, 1)))
                .isInstanceOf(UserException.class)
                .hasMessage("genome tiny has no piece of 100 known bases; its longest has 60");
        assertThatThrownBy(() -> simulate(List.of(genome("short", 120, 1, 1)), settings(ERROR_FREE, 10)))
                .isInstanceOf(UserException.class)
                .hasMessage("genome short has no room for fragments of about 300.0 bases without unknown letters");
        assertThatThrownBy(() -> Genome.of("unknown", List.of(new Read("s", "NNN".getBytes(US_ASCII), new byte[0])), 1))
                .isInstanceOf(UserException.class)
                .hasMessage("genome unknown has no A, C, G or T");
        assertThatThrownBy(() -> genome("g", 100, 1, 0))
                .hasMessage("the share of genome g must be a number above 0, was 0.0");
    }

    /** Undoes the errors one by one, from the last to the first so that positions stay right. */
    private static byte[] undo(SimulatedRead read) {
        StringBuilder letters = new StringBuilder(text(read.read().bases()));
        for (int i = read.errors().size() - 1; i >= 0; i--) {
            SequencingError error = read.errors().get(i);
            switch (error.kind()) {
                case SUBSTITUTION, NO_CALL -> {
                    assertThat(letters.charAt(error.position())).isEqualTo(error.read());
                    letters.setCharAt(error.position(), error.truth());
                }
                case INSERTION -> letters.deleteCharAt(error.position());
                case DELETION -> letters.insert(error.position(), error.truth());
            }
        }
        return letters.toString().getBytes(US_ASCII);
    }

    /** The plain form of what the simulator draws: the sum over the written scores of their probability times their error. */
    private static double expectedErrorRate(ErrorProfile profile, int position, int mate) {
        double deviation = Math.hypot(profile.readDeviation(), profile.baseDeviation());
        NormalDistribution quality = new NormalDistribution(profile.meanQuality(position, 100, mate), deviation);
        double normal = 0;
        for (int i = 0; i < profile.levels().size(); i++) {
            int level = profile.levels().get(i);
            double below = i == 0 ? 0 : quality.cumulativeProbability(level - 0.5);
            double upTo = i == profile.levels().size() - 1 ? 1 : quality.cumulativeProbability(level + 0.5);
            normal += (upTo - below) * profile.errorProbability(level);
        }
        double dip = 0;
        for (int level = 2; level <= 20; level++) {
            dip += profile.errorProbability(level) / 19;
        }
        double dipProbability = profile.dipProbability(position, 100);
        double called = dipProbability * dip + (1 - dipProbability) * normal;
        return profile.noCallRate() + (1 - profile.noCallRate()) * called;
    }

    private static void count(SimulatedRead read, double[] wrong, double[] qualities) {
        for (SequencingError error : read.errors()) {
            boolean letter = error.truth() != '-' && error.read() != '-';
            wrong[error.position()] += letter ? 1 : 0;
        }
        for (int i = 0; i < qualities.length; i++) {
            qualities[i] += read.read().qualities()[i];
        }
    }

    /** How many Phred points the scores of 10 and above promise more than the errors show. */
    private static double phredGap(ErrorProfile profile) {
        double promised = 0;
        double seen = 0;
        for (SimulatedRead read : reads(simulate(List.of(genome("g", 40_000, 1, 1)), settings(profile, 60)))) {
            for (byte quality : read.read().qualities()) {
                promised += quality < 10 ? 0 : Math.pow(10, -quality / 10.0);
            }
            for (SequencingError error : read.errors()) {
                boolean substituted = error.kind() == SequencingError.Kind.SUBSTITUTION;
                seen += substituted && read.read().qualities()[error.position()] >= 10 ? 1 : 0;
            }
        }
        return 10 * Math.log10(seen / promised);
    }

    private static void forEach(ReadInput input, Consumer<ReadPair> consumer) {
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                consumer.accept(pair);
            }
        }
    }

    private static void assertSame(Read read, Read expected) {
        assertThat(read.header()).isEqualTo(expected.header());
        assertThat(read.bases()).isEqualTo(expected.bases());
        assertThat(read.qualities()).isEqualTo(expected.qualities());
    }

    private static Settings settings(ErrorProfile profile, double coverage) {
        return new Settings("x", coverage, 100, true, 300, 30, false, profile, 7);
    }

    private static List<SimulatedFragment> simulate(List<Genome> genomes, Settings settings) {
        ReadSimulator simulator = new ReadSimulator(genomes, settings);
        List<SimulatedFragment> fragments = new ArrayList<>();
        for (SimulatedFragment fragment = simulator.next(); fragment != null; fragment = simulator.next()) {
            fragments.add(fragment);
        }
        assertThat(fragments).hasSize((int) simulator.fragments());
        return fragments;
    }

    private static List<SimulatedRead> reads(List<SimulatedFragment> fragments) {
        return fragments.stream()
                .flatMap(f -> Stream.of(f.first(), requireNonNull(f.second())))
                .toList();
    }

    private static String written(List<SimulatedFragment> fragments) {
        StringBuilder all = new StringBuilder();
        for (SimulatedRead read : reads(fragments)) {
            all.append(read.read().header())
                    .append(text(read.read().bases()))
                    .append(text(read.read().qualities()));
            all.append(text(read.truth())).append(read.errors()).append(read.place());
        }
        return all.toString();
    }

    private static Genome genome(String name, int length, long seed, double share) {
        return new Genome(name, List.of(sequence("s", length, seed)), share);
    }

    private static Genome.Sequence sequence(String name, int length, long seed) {
        return new Genome.Sequence(name, random(length, seed));
    }

    private static byte[] random(int length, long seed) {
        Random random = new Random(seed);
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = Nucleotide.letter(random.nextInt(4));
        }
        return letters;
    }

    private static String letters(Genome genome) {
        Genome.Sequence only = genome.sequences().get(0);
        return text(only.piece(0, only.length(), true));
    }

    private static String otherStrand(String letters) {
        byte[] bases = letters.getBytes(US_ASCII);
        return text(new Genome.Sequence("s", bases).piece(0, bases.length, false));
    }

    private static String text(byte[] letters) {
        return new String(letters, US_ASCII);
    }
}
