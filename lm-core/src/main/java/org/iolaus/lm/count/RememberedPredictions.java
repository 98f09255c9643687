package org.iolaus.lm.count;

import java.util.Arrays;
import org.iolaus.lm.count.CountModel.Prediction;

/**
 * The predictions of a model while one fragment is left out, each made once as long as it is remembered. Sequences that differ in one
 * base have nearly all their histories in common, since the base that is ruled out does not stay in them. One thread's working space.
 */
final class RememberedPredictions {

    private static final int PLACE_BITS = 11;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long NOTHING = 0;

    private final CountModel model;
    private final OwnKmers own;
    private final int longest;
    private final long[] histories = new long[1 << PLACE_BITS];
    private final Prediction[] predictions = new Prediction[1 << PLACE_BITS];
    private long changes = -1;

    RememberedPredictions(CountModel model, OwnKmers own) {
        this.model = model;
        this.own = own;
        this.longest = model.context(model.levels() - 1);
        Arrays.setAll(predictions, i -> new Prediction());
    }

    /** What follows a history; it may become what follows another one with the next call. */
    Prediction after(History history) {
        if (changes != own.changes()) {
            Arrays.fill(histories, NOTHING);
            changes = own.changes();
        }
        // Of at most 30 bases, behind a bit that tells how many they are.
        int known = Math.min(longest, history.known());
        long end = 1L << (2 * known);
        long wanted = end | (history.bases() & (end - 1));
        int place = (int) ((wanted * FACTOR) >>> (64 - PLACE_BITS));
        if (histories[place] != wanted) {
            model.predict(history.bases(), history.known(), own, predictions[place]);
            histories[place] = wanted;
        }
        return predictions[place];
    }
}
