package org.iolaus.correction.edit;

import org.iolaus.correction.correct.KmerOdds;
import org.iolaus.genomics.read.ReadPair;

/** Weighs edits by the k-mers of one length: the evidence that the spectral corrector itself goes by. It costs eight look-ups an edit. */
public final class KmerWeigher implements EditWeigher {

    private final KmerOdds odds;

    /**
     * Makes a weigher.
     *
     * @param odds what the k-mers say
     */
    public KmerWeigher(KmerOdds odds) {
        this.odds = odds;
    }

    @Override
    public Session open() {
        KmerOdds.Session session = odds.open();
        return new Session() {
            @Override
            public void take(ReadPair raw) {
                // A read's own k-mers are left out read by read.
            }

            @Override
            public double[] weigh(EditScript given) {
                EditScript script = given.whole();
                byte[] corrected = script.corrected().bases();
                return script.edits().stream()
                        .mapToDouble(edit -> session.bits(
                                script.raw(),
                                corrected,
                                edit.position(),
                                edit.correctedPosition(),
                                edit.isInsertion() ? 1 : edit.isDeletion() ? -1 : 0))
                        .toArray();
            }
        };
    }
}
