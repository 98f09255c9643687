package org.iolaus.correction.tune;

import org.iolaus.correction.score.EditGain;
import org.iolaus.correction.score.ReadScore;

/**
 * Sums over fragments of the sample. Edits are those of all fragments that were corrected; bits, and the bases they are of, are those of
 * the fragments that were scored in bits.
 */
record Totals(
        long edits,
        long readsChanged,
        long rawBases,
        long correctedBases,
        double modelBits,
        double channelBits,
        double rawModelBits,
        double innerBits,
        long innerBases) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    Totals plus(Totals other) {
        return new Totals(
                edits + other.edits,
                readsChanged + other.readsChanged,
                rawBases + other.rawBases,
                correctedBases + other.correctedBases,
                modelBits + other.modelBits,
                channelBits + other.channelBits,
                rawModelBits + other.rawModelBits,
                innerBits + other.innerBits,
                innerBases + other.innerBases);
    }

    Totals plus(ReadScore score, int rawLength, int correctedLength) {
        return plus(new Totals(
                0,
                0,
                rawLength,
                correctedLength,
                score.modelBits(),
                score.channelBits(),
                score.rawModelBits(),
                score.innerBits(),
                score.innerBases()));
    }

    Totals plus(EditGain gain) {
        return plus(new Totals(gain.edits(), gain.edits() > 0 ? 1 : 0, 0, 0, 0, 0, 0, 0, 0));
    }

    /** The raw-count model's bits per base of the corrected reads. */
    double bitsPerBase() {
        return rawModelBits / Math.max(1, correctedBases);
    }
}
