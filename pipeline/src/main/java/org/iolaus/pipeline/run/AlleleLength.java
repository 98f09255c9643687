package org.iolaus.pipeline.run;

import java.util.Optional;
import org.iolaus.correction.correct.PosteriorCorrector;

/**
 * How long the k-mers are that tell which bases are alleles: an error makes a shorter one that stands somewhere else in the genome too
 * often, and then many good reads seem to show it.
 */
final class AlleleLength {

    private AlleleLength() {}

    /**
     * The length for a corrector, the same wherever and however it is called.
     *
     * @param method the corrector, or nothing for another program
     * @param genomeSize in bases, at least roughly
     * @return that of the corrector's own k-mers where they are particular to a place of the genome
     */
    static int of(Optional<CorrectionMethod.Spectral> method, double genomeSize) {
        int particular = PosteriorCorrector.lengths(genomeSize).get(0);
        return Math.max(particular, method.map(CorrectionMethod.Spectral::k).orElse(particular));
    }
}
