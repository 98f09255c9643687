package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.iolaus.correction.correct.PairCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.genomics.read.ReadPair;

/** A built-in corrector with a k as a candidate: it corrects the sample with what was counted in all reads. */
public final class SpectralCandidate implements Candidate {

    private final String tool;
    private final int k;
    private final IntFunction<ReadCorrector> correctors;

    /**
     * Makes a candidate; nothing is counted yet.
     *
     * @param tool the corrector's name
     * @param k its k-mer length
     * @param correctors makes the corrector of a k
     */
    public SpectralCandidate(String tool, int k, IntFunction<ReadCorrector> correctors) {
        this.tool = tool;
        this.k = k;
        this.correctors = correctors;
    }

    @Override
    public String tool() {
        return tool;
    }

    @Override
    public OptionalInt k() {
        return OptionalInt.of(k);
    }

    @Override
    public boolean accepts(int other) {
        return KmerSearch.accepts(other);
    }

    @Override
    public Run start() {
        PairCorrector corrector = new PairCorrector(correctors.apply(k));
        return new Run() {
            @Override
            public List<byte[]> correct(int first, List<ReadPair> pairs) {
                List<byte[]> corrected = new ArrayList<>();
                for (ReadPair pair : pairs) {
                    corrector
                            .correct(pair)
                            .forEach(read -> corrected.add(read.read().bases()));
                }
                return corrected;
            }

            @Override
            public void close() {
                // The counts go with the corrector.
            }
        };
    }
}
