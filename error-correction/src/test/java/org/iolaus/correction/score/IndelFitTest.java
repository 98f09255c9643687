package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.genomics.simulate.SequencingError;
import org.iolaus.genomics.simulate.SequencingError.Kind;
import org.junit.jupiter.api.Test;

class IndelFitTest {

    private static final Genome GENOME = MadeReads.genome(MadeReads.bases(6000, 51), 1);

    @Test
    void whereThereAreNoneTheUsualRateIsTheMost() {
        NoiseChannel channel = fitted(0, 0).channel();
        assertThat(channel.insertionRate()).isLessThan(1e-5);
        assertThat(channel.deletionRate()).isLessThan(1e-5);
    }

    @Test
    void findsFewInsertionsAndDeletions() {
        assertRates(fitted(1e-4, 1e-4), 0.5);
    }

    @Test
    void findsManyInsertionsAndDeletions() {
        assertRates(fitted(5e-3, 5e-3), 0.15);
    }

    @Test
    void tellsInsertionsFromDeletions() {
        assertRates(fitted(5e-3, 2e-4), 0.4);
        assertRates(fitted(2e-4, 5e-3), 0.4);
    }

    @Test
    void longerRunsAreMiscountedMoreOften() {
        NoiseChannel channel = fitted(5e-3, 5e-3).channel();
        for (int run = 1; run <= 4; run++) {
            double shorter = 5e-3 * run;
            assertThat(Math.pow(2, -channel.deletionBits(run)))
                    .as("deletions from runs of %s", run)
                    .isCloseTo(shorter, within(0.3 * shorter));
            double longer = 5e-3 * (run + 1) / 4;
            assertThat(Math.pow(2, -channel.insertionBits(run)))
                    .as("insertions into runs of %s", run)
                    .isCloseTo(longer, within(0.4 * longer));
        }
    }

    @Test
    void substitutionsAreNoIndels() {
        MadeReads reads = MadeReads.of(profile(17, 0, 0), 60, 52, GENOME);
        NoiseChannel channel = Fitted.to(reads, reads.pairs(), 6000).channel();
        assertThat(channel.insertionRate()).isLessThan(1e-5);
        assertThat(channel.deletionRate()).isLessThan(1e-5);
    }

    @Test
    void aStrainWithAnIndelIsNoSequencingError() {
        byte[] bases = MadeReads.bases(6000, 51);
        byte[] shorter = new byte[5940];
        for (int i = 0; i < shorter.length; i++) {
            shorter[i] = bases[i + i / 99];
        }
        MadeReads reads = MadeReads.of(profile(25, 0, 0), 75, 53, GENOME, MadeReads.genome(shorter, 0.5));
        NoiseChannel channel = Fitted.to(reads, reads.pairs(), 6000).channel();
        assertThat(channel.insertionRate()).isLessThan(3e-5);
        assertThat(channel.deletionRate()).isLessThan(3e-5);
    }

    @Test
    void qualitiesAreNotNeeded() {
        MadeReads reads = MadeReads.of(profile(25, 2e-3, 2e-3), 60, 54, GENOME);
        List<ReadPair> bare = MadeReads.withoutQualities(reads.pairs());
        assertRates(Fitted.to(reads, bare, 6000), 0.25);
    }

    private static Fitted fitted(double insertions, double deletions) {
        return Fitted.to(profile(25, insertions, deletions), 60, 50, GENOME);
    }

    private static ErrorProfile profile(int quality, double insertions, double deletions) {
        return new ErrorProfile(quality, quality, quality, 0, 0, 0, 0, List.of(quality), 0, 0, insertions, deletions);
    }

    private static void assertRates(Fitted fitted, double tolerance) {
        double insertions = rate(fitted.reads(), Kind.INSERTION);
        double deletions = rate(fitted.reads(), Kind.DELETION);
        assertThat(fitted.channel().insertionRate()).isCloseTo(insertions, within(tolerance * insertions));
        assertThat(fitted.channel().deletionRate()).isCloseTo(deletions, within(tolerance * deletions));
    }

    private static double rate(MadeReads reads, Kind kind) {
        double events = reads.fragments().stream()
                .flatMap(fragment -> Stream.of(fragment.first(), fragment.second()))
                .flatMap(read -> read.errors().stream().map(SequencingError::kind))
                .filter(found -> found == kind)
                .count();
        return events / (2.0 * reads.fragments().size() * MadeReads.READ_LENGTH);
    }
}
