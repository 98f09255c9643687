package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.iolaus.correction.correct.PairCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.genomics.read.ReadPair;

/** A built-in corrector as a candidate: it corrects the sample with what was counted in all reads. */
public final class BuiltInCandidate implements Candidate {

    private final String tool;
    private final OptionalInt k;
    private final Supplier<ReadCorrector> corrector;

    /**
     * Makes a candidate; nothing is counted yet.
     *
     * @param tool the corrector's name
     * @param k its k-mer length, where it has one to choose
     * @param corrector makes the corrector
     */
    public BuiltInCandidate(String tool, OptionalInt k, Supplier<ReadCorrector> corrector) {
        this.tool = tool;
        this.k = k;
        this.corrector = corrector;
    }

    @Override
    public String tool() {
        return tool;
    }

    @Override
    public OptionalInt k() {
        return k;
    }

    @Override
    public boolean accepts(int other) {
        return k.isPresent() && KmerSearch.accepts(other);
    }

    @Override
    public Run start() {
        PairCorrector pairs = new PairCorrector(corrector.get());
        return new Run() {
            @Override
            public List<byte[]> correct(int first, List<ReadPair> sample) {
                List<byte[]> corrected = new ArrayList<>();
                for (ReadPair pair : sample) {
                    pairs.correct(pair)
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
