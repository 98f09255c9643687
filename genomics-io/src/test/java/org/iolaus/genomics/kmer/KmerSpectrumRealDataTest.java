package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.iolaus.genomics.SharedData;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequenced genomes of known size, and samples that have none to find. */
class KmerSpectrumRealDataTest {

    /** Columns: data set, lowest Phred score that counts, size in bases, tolerance in percent. */
    @ParameterizedTest
    @CsvSource({
        "phix_miseq, 0, 5386, 2",
        "phix_miseq, 15, 5386, 2",
        "ebov_hiseq, 0, 18959, 3",
        "ebov_hiseq, 15, 18959, 3",
        "t7_nextseq, 0, 39778, 2",
        "human_mt_illumina, 0, 16569, 2",
        "human_mt_illumina, 15, 16569, 2",
        "na12878_chr20_100kb, 0, 100000, 3"
    })
    void findsTheSizeOfAGenome(String name, int qualityCut, double genomeSize, double tolerance) {
        KmerSpectrum spectrum = spectrum(name, qualityCut);

        assertThat(spectrum.genomeSize().orElseThrow()).isCloseTo(genomeSize, withPercentage(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"sars2_theiacov, 0", "sars2_theiacov, 15", "saureus_plasmid_nextseq, 0", "saureus_plasmid_nextseq, 15"})
    void ampliconsAndPlasmidsGiveNoNumber(String name, int qualityCut) {
        KmerSpectrum spectrum = spectrum(name, qualityCut);

        assertThat(spectrum.isEstimable()).isFalse();
        assertThat(spectrum.errorRate().isPresent()).isFalse();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void aQuasispeciesGivesNoNumber(int qualityCut) {
        assertThat(spectrum("hiv1_miseq", qualityCut).isEstimable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void aHumanPieceIsHeterozygous(int qualityCut) {
        KmerSpectrum spectrum = spectrum("na12878_chr20_100kb", qualityCut);

        assertThat(spectrum.heterozygosity().orElseThrow()).isCloseTo(0.0015, within(0.0007));
    }

    @Test
    void fewReadsOfAmpliconsAreNotTakenForAlleles() {
        SplittableRandom random = new SplittableRandom(7);
        KmerSpectrum spectrum = spectrum("sars2_theiacov", 15, pair -> random.nextDouble() < 20.0 / 325);

        assertThat(spectrum.isEstimable()).isFalse();
    }

    private static KmerSpectrum spectrum(String name, int qualityCut) {
        return spectrum(name, qualityCut, pair -> true);
    }

    private static KmerSpectrum spectrum(String name, int qualityCut, Predicate<ReadPair> chosen) {
        ReadInput input = ReadInput.paired(
                SharedData.data(name + "/reads_R1.fastq.gz"), SharedData.data(name + "/reads_R2.fastq.gz"));
        KmerCounter counter = new KmerCounter(List.of(21));
        KmerAccumulator accumulator = counter.accumulator();
        Observations observations = new Observations(qualityCut);
        long bases = 0;
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                if (chosen.test(pair)) {
                    bases += pair.length();
                    observations.of(pair, accumulator::add);
                }
            }
        }
        accumulator.flush();
        return KmerSpectrum.of(KmerHistogram.of(counter.counts().get(0)), bases);
    }
}
