package org.iolaus.correction.score;

import java.util.List;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.count.CountModels;

/** Made reads with the models fitted to them. */
public record Fitted(MadeReads reads, List<ReadPair> pairs, CountModels models, NoiseChannel channel) {

    public static Fitted to(ErrorProfile profile, double coverage, long seed, Genome... genomes) {
        MadeReads reads = MadeReads.of(profile, coverage, seed, genomes);
        return to(reads, reads.pairs(), (int) genomes[0].knownBases());
    }

    public static Fitted to(MadeReads reads, List<ReadPair> pairs, int genomeSize) {
        CountModels models =
                CountModels.fit(MadeReads.counts(pairs, CountModels.lengths(genomeSize), 0), genomeSize, pairs, 0);
        return new Fitted(reads, pairs, models, ChannelFit.fit(models, pairs));
    }

    public Read raw(int fragment, int mate) {
        return pairs.get(fragment).reads().get(mate);
    }

    public ReadScorer scorer() {
        return new ReadScorer(models, channel);
    }
}
