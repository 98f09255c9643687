package org.iolaus.pipeline.run;

import java.util.List;
import java.util.OptionalInt;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.genomics.kmer.Kmer;

/** A corrector that the user chose, with its parameter. */
public sealed interface CorrectionMethod {

    /**
     * The built-in corrector that goes by the k-mers of one length.
     *
     * @param k the k-mer length, 1 to 31
     */
    record Spectral(int k) implements CorrectionMethod {

        /** Checks k. */
        public Spectral {
            if (k < 1 || k > Kmer.MAX_K) {
                throw new IllegalArgumentException("the spectral corrector takes k from 1 to " + Kmer.MAX_K + ", was "
                        + k + "; it has no tables for longer k-mers");
            }
        }
    }

    /**
     * The built-in corrector that goes by contexts of several lengths.
     *
     * @param indels what is known of inserted and missing bases beforehand
     */
    record Posterior(IndelPrior indels) implements CorrectionMethod {}

    /**
     * The built-in corrector that asks others and decides by the posterior where they differ.
     *
     * @param tools external programs whose answers count too; each chooses its own k
     * @param indels what is known of inserted and missing bases beforehand
     */
    record Consensus(List<ExternalTool> tools, IndelPrior indels) implements CorrectionMethod {

        /** Copies the list. */
        public Consensus {
            tools = List.copyOf(tools);
        }
    }

    /** Refuses what the steps of a cluster do not know: there every task makes the same corrector. */
    default void requireForShards() {
        if (this instanceof Consensus consensus && !consensus.tools().isEmpty()) {
            throw new IllegalArgumentException("consensus asks no external programs with --counts; leave "
                    + consensus.tools().get(0).label() + " out");
        }
        boolean rare = !(this instanceof Posterior posterior && posterior.indels() != IndelPrior.RARE)
                && !(this instanceof Consensus asking && asking.indels() != IndelPrior.RARE);
        if (!rare) {
            throw new IllegalArgumentException("--homopolymers does not work with --counts; leave one of them out");
        }
    }

    /**
     * The external programs that this corrector runs.
     *
     * @return none for most built-in ones
     */
    default List<External> externals() {
        if (this instanceof Consensus consensus) {
            return consensus.tools().stream()
                    .map(tool -> new External(tool, OptionalInt.empty(), false))
                    .toList();
        }
        return this instanceof External external ? List.of(external) : List.of();
    }

    /**
     * A program of its own.
     *
     * @param tool the program
     * @param k the k-mer length, or nothing for the program's own choice
     * @param allowTrim whether ends that it cuts off stay off
     */
    record External(ExternalTool tool, OptionalInt k, boolean allowTrim) implements CorrectionMethod {}
}
