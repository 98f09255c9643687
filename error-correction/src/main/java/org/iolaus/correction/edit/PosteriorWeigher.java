package org.iolaus.correction.edit;

import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.score.ReadScorer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;

/** Weighs edits by the posterior of the language model and the noise channel, without the fragment's own k-mers. */
public final class PosteriorWeigher implements EditWeigher {

    /** Bases beyond the reach of an edit that are looked at on each side. */
    private static final int SLACK = 6;

    private final CountModels models;
    private final NoiseChannel channel;

    /**
     * Makes a weigher.
     *
     * @param models the count model of all reads
     * @param channel the fitted channel
     */
    public PosteriorWeigher(CountModels models, NoiseChannel channel) {
        this.models = models;
        this.channel = channel;
    }

    @Override
    public Session open() {
        return new Worker(new ReadScorer(models, channel));
    }

    private static final class Worker implements Session {

        private final ReadScorer scorer;
        private final NoiseChannel channel;

        Worker(ReadScorer scorer) {
            this.scorer = scorer;
            this.channel = scorer.channel();
        }

        @Override
        public void take(ReadPair raw) {
            scorer.own(raw);
        }

        @Override
        public double[] weigh(EditScript given) {
            EditScript script = given.whole();
            return script.isSubstitutionsOnly()
                    ? scorer.logOdds(script.raw(), script.corrected().bases())
                    : withGaps(script);
        }

        /**
         * Each edit has the lower of its own odds, all others standing, and those of all of them together: insertions and deletions that
         * are wrong together support each other.
         */
        private double[] withGaps(EditScript script) {
            byte[] codes = Nucleotide.codes(script.corrected().bases());
            byte[] rawCodes = Nucleotide.codes(script.raw().bases());
            double together =
                    scorer.informedBits(rawCodes, 0, rawCodes.length) - scorer.informedBits(codes, 0, codes.length);
            for (Edit edit : script.edits()) {
                together += undoneChannelBits(script.raw(), edit) - channelBits(script.raw(), codes, edit);
            }
            double[] odds = new double[script.edits().size()];
            for (int i = 0; i < odds.length; i++) {
                odds[i] = Math.min(
                        together, alone(script.raw(), codes, script.edits().get(i)));
            }
            return odds;
        }

        private double alone(Read raw, byte[] codes, Edit edit) {
            int at = edit.correctedPosition();
            int from = Math.max(0, at - scorer.reach() - SLACK);
            int to = Math.min(codes.length, at + scorer.reach() + SLACK + 1);
            byte[] undone = undone(codes, from, to, edit);
            return scorer.informedBits(undone, 0, undone.length)
                    - scorer.informedBits(codes, from, to)
                    + undoneChannelBits(raw, edit)
                    - channelBits(raw, codes, edit);
        }

        private static byte[] undone(byte[] codes, int from, int to, Edit edit) {
            int left = edit.correctedPosition() - from;
            int behind = edit.correctedPosition() + (edit.isDeletion() ? 0 : 1);
            int put = edit.isInsertion() ? 0 : 1;
            byte[] undone = new byte[left + put + to - behind];
            System.arraycopy(codes, from, undone, 0, left);
            if (put == 1) {
                undone[left] = (byte) Nucleotide.code(edit.raw());
            }
            System.arraycopy(codes, behind, undone, left + put, to - behind);
            return undone;
        }

        private double channelBits(Read raw, byte[] codes, Edit edit) {
            if (edit.isInsertion()) {
                return channel.deletionBits(run(codes, edit.correctedPosition(), Nucleotide.code(edit.corrected())));
            }
            return edit.isDeletion()
                    ? channel.insertionBits(run(codes, edit.correctedPosition(), Nucleotide.code(edit.raw())))
                    : channel.bits(raw, edit.position(), Nucleotide.code(edit.corrected()));
        }

        /** How many times a base stands in a row around a place, the base there among them if it is one of them. */
        private static int run(byte[] codes, int place, int base) {
            int from = place;
            while (from > 0 && codes[from - 1] == base) {
                from--;
            }
            int to = place;
            while (to < codes.length && codes[to] == base) {
                to++;
            }
            return to - from;
        }

        private double undoneChannelBits(Read raw, Edit edit) {
            return edit.isInsertion() ? 0 : channel.bits(raw, edit.position(), Nucleotide.code(edit.raw()));
        }
    }
}
