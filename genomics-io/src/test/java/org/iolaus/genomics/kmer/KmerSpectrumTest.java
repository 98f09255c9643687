package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmerSpectrumTest {

    private static final int K = 21;
    private static final int GENOME = 50_000;

    @ParameterizedTest
    @CsvSource({"9, 0.002", "25, 0.002", "25, 0.01", "50, 0.0005", "120, 0.005", "700, 0.001"})
    void findsSizeCoverageAndErrorsOfAnEvenGenome(double coverage, double errorRate) {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 1)
                        .kmers(GENOME, coverage, 0)
                        .errors(errorRate)
                        .histogram(),
                3_000_000);

        assertThat(spectrum.isEstimable()).isTrue();
        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(GENOME, withPercentage(1));
        assertThat(spectrum.kmerCoverage().orElseThrow()).isCloseTo(coverage, withPercentage(1));
        assertThat(spectrum.baseCoverage().orElseThrow()).isCloseTo(60, withPercentage(1));
        assertThat(spectrum.errorRate().orElseThrow()).isCloseTo(errorRate, withPercentage(5));
        assertThat(spectrum.heterozygosity().orElseThrow()).isCloseTo(0, within(2e-4));
        assertThat(spectrum.repeatShare().orElseThrow()).isCloseTo(0, within(0.01));
        assertThat(spectrum.valley().orElseThrow()).isBetween(2.0, Math.max(3, coverage / 2));
        assertThat(spectrum.warnings()).isEmpty();
        assertThat(spectrum.depthSpread().orElseThrow()).isLessThan(0.05);
        assertThat(spectrum.unexplained().orElseThrow()).isLessThan(0.02);
        assertThat(spectrum.residual().orElseThrow()).isLessThan(0.02);
    }

    @Test
    void theCurveHasTheFittedPartsBesideTheHistogram() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 1).kmers(GENOME, 25, 0).errors(0.002).histogram(), 0);
        double kmers = 0;
        double fitted = 0;
        double singleCopy = 0;
        for (SpectrumPoint point : spectrum.curve()) {
            kmers += point.observed();
            fitted += point.errors() + point.oneAllele() + point.singleCopy() + point.repeats() + point.background();
            singleCopy += point.singleCopy();
        }
        assertThat(kmers).isEqualTo((double) spectrum.histogram().distinct());
        assertThat(fitted).isCloseTo(kmers, withPercentage(2));
        assertThat(singleCopy).isCloseTo(GENOME, withPercentage(2));
        assertThat(spectrum.curve().get(0).errors())
                .isGreaterThan(spectrum.curve().get(0).singleCopy());
    }

    @Test
    void whereNoFitIsBelievedTheCurveIsTheHistogramAlone() {
        KmerSpectrum spectrum = KmerSpectrum.of(KmerHistogram.of(K, new long[] {0, 7, 0, 2}), 0);
        assertThat(spectrum.isEstimable()).isFalse();
        assertThat(spectrum.curve()).extracting(SpectrumPoint::count).containsExactly(1.0, 3.0);
        assertThat(spectrum.curve()).extracting(SpectrumPoint::observed).containsExactly(7.0, 2.0);
        assertThat(spectrum.curve()).extracting(SpectrumPoint::singleCopy).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.005, 0.01, 0.02})
    void findsTheShareOfDifferingAlleles(double heterozygosity) {
        double coverage = 40;
        int same = (int) Math.round(GENOME * Math.pow(1 - heterozygosity, K));
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 2)
                        .kmers(same, coverage, 0.08)
                        .kmers(2 * (GENOME - same), coverage / 2, 0.08)
                        .errors(0.002)
                        .histogram(),
                0);

        assertThat(spectrum.heterozygosity().orElseThrow()).isCloseTo(heterozygosity, withPercentage(10));
        assertThat(spectrum.warnings())
                .singleElement()
                .asString()
                .matches(
                        "alleles differ at \\d\\.\\d\\d % of the positions: k-mers at half the coverage are no errors");
        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(GENOME, withPercentage(2));
        assertThat(spectrum.kmerCoverage().orElseThrow()).isCloseTo(coverage, withPercentage(2));
    }

    @Test
    void countsRepeatsAsOftenAsTheyAreInTheGenome() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 3)
                        .kmers(40_000, 30, 0.05)
                        .kmers(3_000, 60, 0.05)
                        .kmers(500, 90, 0.05)
                        .kmers(25, 30 * 100, 0.05)
                        .errors(0.002)
                        .histogram(),
                0);

        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(50_000, withPercentage(2));
        assertThat(spectrum.repeatShare().orElseThrow()).isCloseTo(0.2, within(0.02));
    }

    @Test
    void unevenDepthGivesASizeButNoAlleles() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 4)
                        .kmers(GENOME, 60, 0.25)
                        .errors(0.002)
                        .histogram(),
                0);

        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(GENOME, withPercentage(2));
        assertThat(spectrum.depthSpread().orElseThrow()).isCloseTo(0.25, within(0.02));
        assertThat(spectrum.heterozygosity())
                .hasToString("not estimable: depth varies by 25 % along the genome, which hides alleles and repeats (at"
                        + " most 15 %)");
        assertThat(spectrum.repeatShare().isPresent()).isFalse();
        assertThat(spectrum.baseCoverage()).hasToString("not estimable: the number of bases is not known");
    }

    @Test
    void lowCoverageGivesASizeButNoAlleles() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 5).kmers(GENOME, 5, 0).errors(0.002).histogram(), 0);

        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(GENOME, withPercentage(4));
        assertThat(spectrum.heterozygosity().reason())
                .matches("k-mer coverage \\d\\.\\d is too low to tell alleles from errors \\(at least 8\\)");
        assertThat(spectrum.warnings())
                .singleElement()
                .asString()
                .matches("k-mer coverage is \\d\\.\\d: below 8, few errors can be told from the genome");
    }

    @Test
    void aMinorStrainIsNotTakenForAnAllele() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 6)
                        .kmers(45_000, 60, 0.03)
                        .kmers(5_000, 50, 0.03)
                        .kmers(5_000, 10, 0.03)
                        .errors(0.001)
                        .histogram(),
                0);

        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(GENOME, withPercentage(4));
        assertThat(spectrum.heterozygosity().reason())
                .endsWith("% of the k-mers lie beside the peaks of two alleles (a mixture of strains?)");
        assertThat(spectrum.isMixed()).isTrue();
        assertThat(spectrum.warnings())
                .containsExactly(spectrum.heterozygosity().reason());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.45, 0.7, 1, 1.5})
    void amplifiedReadsAreNotEstimable(double deviation) {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 7)
                        .amplified(GENOME, 200, deviation)
                        .errors(0.002)
                        .histogram(),
                10_000_000);

        assertNothingIsEstimated(spectrum);
    }

    @Test
    void saysByHowMuchDepthVaries() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 8)
                        .kmers(GENOME, 200, 0.45)
                        .errors(0.002)
                        .histogram(),
                0);

        assertThat(spectrum.genomeSize())
                .hasToString(
                        "not estimable: depth varies by 45 % along the genome (at most 38 %; amplicons, mixtures?)");
    }

    @Test
    void aShapeThatNoPeaksMakeIsNotEstimable() {
        SyntheticSpectrum amplicons = new SyntheticSpectrum(K, 14);
        for (double depth : new double[] {200, 290, 400}) {
            amplicons.kmers(10_000, depth, 0.03);
        }
        KmerSpectrum spectrum = KmerSpectrum.of(amplicons.errors(0.002).histogram(), 0);

        assertNothingIsEstimated(spectrum);
        assertThat(spectrum.genomeSize().reason())
                .matches("the histogram differs by \\d+ % from any curve of coverage peaks \\(at most 8 %; amplicons,"
                        + " mixtures\\?\\)");
    }

    @Test
    void aMetagenomeIsNotEstimable() {
        SyntheticSpectrum community = new SyntheticSpectrum(K, 9);
        for (double depth : new double[] {2, 5, 9, 17, 31, 70, 150, 400}) {
            community.kmers(20_000, depth, 0.1);
        }

        assertNothingIsEstimated(KmerSpectrum.of(community.errors(0.002).histogram(), 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void lowDepthIsNotEstimable(double coverage) {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 10)
                        .kmers(GENOME, coverage, 0)
                        .errors(0.005)
                        .histogram(),
                0);

        assertNothingIsEstimated(spectrum);
        assertThat(spectrum.genomeSize().reason())
                .isEqualTo("no coverage peak stands out of the errors (depth too low, or very uneven as in amplicons,"
                        + " metagenomes and mixtures)");
    }

    @Test
    void aPeakWhereCountsEndIsNotEstimable() {
        KmerSpectrum spectrum = KmerSpectrum.of(
                new SyntheticSpectrum(K, 11).kmers(2_000, 60_000, 0.1).histogram(), 0);

        assertThat(spectrum.genomeSize().reason()).isEqualTo("the coverage peak lies where counts end (65535)");
    }

    @Test
    void tooFewKmersAreNotEstimable() {
        assertThat(KmerSpectrum.of(KmerHistogram.of(K, new long[] {0, 7}), 0).genomeSize())
                .hasToString("not estimable: too few different k-mers (7) for a coverage peak");
        assertThat(KmerSpectrum.of(KmerHistogram.of(K, new long[0]), 0).isEstimable())
                .isFalse();
        KmerHistogram tiny = new SyntheticSpectrum(K, 12).kmers(300, 50, 0).histogram();
        assertThat(KmerSpectrum.of(tiny, 0).genomeSize().reason())
                .matches("too few different k-mers in coverage peaks \\(\\d+, at least 500\\)");
    }

    @Test
    void theSameHistogramGivesTheSameFigures() {
        KmerHistogram histogram =
                new SyntheticSpectrum(K, 13).kmers(GENOME, 30, 0.1).errors(0.01).histogram();

        assertThat(KmerSpectrum.of(histogram, 5).toString())
                .isEqualTo(KmerSpectrum.of(histogram, 5).toString());
    }

    @Test
    void refusesNegativeBases() {
        assertThatThrownBy(() -> KmerSpectrum.of(KmerHistogram.of(K, new long[0]), -1))
                .hasMessage("the number of bases must be 0 or more, was -1");
    }

    private static void assertNothingIsEstimated(KmerSpectrum spectrum) {
        assertThat(spectrum.isEstimable()).isFalse();
        assertThat(spectrum.warnings())
                .containsExactly("the genome size is not estimable: "
                        + spectrum.genomeSize().reason());
        for (Estimate estimate : new Estimate[] {
            spectrum.genomeSize(), spectrum.kmerCoverage(), spectrum.baseCoverage(), spectrum.errorRate(),
            spectrum.heterozygosity(), spectrum.repeatShare(), spectrum.valley(), spectrum.depthSpread(),
            spectrum.unexplained(), spectrum.residual()
        }) {
            assertThat(estimate.toString()).startsWith("not estimable: ");
            assertThat(estimate.value()).isEmpty();
        }
    }
}
