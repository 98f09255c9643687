package org.iolaus.correction.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.count.CountModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a true correction is worth must not depend on how deep the sample is: a model of the raw reads would predict errors by themselves
 * the deeper the more, and count them twice.
 */
class PosteriorInvarianceTest {

    private static final int GENOME_SIZE = 2000;
    private static final int SCORED = 300;

    @ParameterizedTest
    @CsvSource({"flat, 1", "informative, 2"})
    void aCorrectionIsWorthTheSameAtFiveTimesTheDepth(String qualities, int strains) {
        double shallow = bitsPerError(qualities, strains, 60);
        assertThat(bitsPerError(qualities, strains, 300)).isBetween(0.8 * shallow, 1.2 * shallow);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"informative, 1", "flat, 1", "informative, 2", "flat, 2"})
    void aCorrectionIsWorthTheSameAtFiftyTimesTheDepth(String qualities, int strains) {
        double shallow = bitsPerError(qualities, strains, 60);
        assertThat(bitsPerError(qualities, strains, 3000)).isBetween(0.8 * shallow, 1.2 * shallow);
    }

    /** How many bits the raw reads cost more than their truth, for each error. */
    private static double bitsPerError(String qualities, int strains, double coverage) {
        byte[] bases = MadeReads.bases(GENOME_SIZE, 71);
        Genome[] genomes = strains == 1
                ? new Genome[] {MadeReads.genome(bases, 1)}
                : new Genome[] {MadeReads.genome(bases, 6), MadeReads.genome(MadeReads.strain(bases, 200), 1)};
        ErrorProfile profile = qualities.equals("flat") ? MadeReads.FLAT : MadeReads.INFORMATIVE;
        MadeReads reads = MadeReads.of(profile, coverage, 72, genomes);
        List<ReadPair> pairs = reads.pairs();
        CountModels models =
                CountModels.fit(MadeReads.counts(pairs, CountModels.lengths(GENOME_SIZE), 0), GENOME_SIZE, pairs, 0);
        ReadScorer scorer = new ReadScorer(models, ChannelFit.fit(models, pairs));
        double bits = 0;
        long errors = 0;
        for (int i = 0; i < SCORED; i++) {
            scorer.own(pairs.get(i));
            for (int mate = 0; mate < 2; mate++) {
                Read read = pairs.get(i).reads().get(mate);
                bits += scorer.score(read, read.bases()).posteriorBits()
                        - scorer.score(read, reads.truth(i, mate)).posteriorBits();
                for (int at = 0; at < read.length(); at++) {
                    errors += read.bases()[at] == reads.truth(i, mate)[at] ? 0 : 1;
                }
            }
        }
        return bits / errors;
    }
}
