package org.iolaus.correction.correct;

import org.iolaus.genomics.read.Nucleotide;

/**
 * Weighs each substitution that a search proposes: the odds, in bits, of the new base against the raw one, given the bases on its left or
 * those on its right, whichever were seen more, and the quality. One thread's working space.
 */
final class EditJudge {

    /** A side that was seen at least this share as often as the other one is heard too; the more doubtful of the two decides. */
    private static final double HEARD = 0.5;

    private final ContextLook look;
    private double odds;

    EditJudge(KmerLevels levels) {
        this.look = new ContextLook(levels);
    }

    /**
     * The odds of one substitution, the others standing.
     *
     * @param forward the raw read
     * @param reverse its reverse complement
     * @param corrected the codes of the corrected read
     * @param position the place of the substitution
     * @return bits; nothing is known of the place where negative infinity
     */
    double odds(LeveledRead forward, LeveledRead reverse, byte[] corrected, int position) {
        int length = forward.length();
        int left = side(forward, position, corrected, false);
        double leftOdds = odds;
        int right = side(reverse, length - 1 - position, corrected, true);
        double rightOdds = odds;
        if (left == 0 && right == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double worth;
        if (left < HEARD * right) {
            worth = rightOdds;
        } else if (right < HEARD * left) {
            worth = leftOdds;
        } else {
            worth = Math.min(leftOdds, rightOdds);
        }
        return worth - forward.change()[position];
    }

    private int side(LeveledRead read, int position, byte[] corrected, boolean mirrored) {
        int length = read.length();
        long history = 0;
        int known = 0;
        int lastEdit = -64;
        for (int i = Math.max(0, position - 31); i < position; i++) {
            int code = mirrored ? Nucleotide.complement(corrected[length - 1 - i]) : corrected[i];
            if (code == Nucleotide.NONE) {
                known = 0;
                history = 0;
                continue;
            }
            if (code != read.codes()[i]) {
                lastEdit = i;
            }
            history = history << 2 | code;
            known++;
        }
        int observed = look.at(read, position, lastEdit, history, known);
        if (observed == 0) {
            return 0;
        }
        int raw = read.codes()[position];
        int edited = mirrored ? Nucleotide.complement(corrected[length - 1 - position]) : corrected[position];
        odds = (raw == Nucleotide.NONE ? 0 : look.costs[raw]) - look.costs[edited];
        return observed;
    }
}
