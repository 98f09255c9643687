package org.iolaus.correction.score;

import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;
import org.iolaus.lm.count.CountScorer;
import org.iolaus.lm.count.OwnKmers;

/**
 * Scores corrected reads by the posterior: -log2 P(corrected) under the denoised model, minus log2 P(raw | corrected, qualities) under
 * the channel. The fragment that is scored is left out of the counts, by the k-mers of its raw reads, whatever the candidate made of
 * them. One thread's working space.
 */
public final class ReadScorer {

    private final OwnKmers own;
    private final CountScorer denoised;
    private final CountScorer raw;
    private final ChannelAlignment alignment;
    private final NoiseChannel channel;
    private final EditOdds odds;
    private final int margin;
    private byte[] codes = new byte[512];
    private float[] bits = new float[512];

    /**
     * Makes one thread's scorer.
     *
     * @param models the count model of the data
     * @param channel the fitted channel
     */
    public ReadScorer(CountModels models, NoiseChannel channel) {
        this.own = models.own();
        this.denoised = models.denoisedScorer(own);
        this.raw = models.rawScorer(own);
        this.channel = channel;
        this.alignment = new ChannelAlignment(channel);
        this.odds = new EditOdds(denoised, channel, alignment, models.lengths());
        this.margin = models.startBases();
    }

    /**
     * Leaves a fragment out of the counts; to be called before its reads are scored.
     *
     * @param pair the raw fragment
     */
    public void own(ReadPair pair) {
        own.set(pair);
    }

    /**
     * Scores one candidate for a read of the fragment left out.
     *
     * @param rawRead the raw read
     * @param corrected the candidate's bases
     * @return its bits
     */
    public ReadScore score(Read rawRead, byte[] corrected) {
        int length = corrected.length;
        take(corrected);
        double modelBits = denoised.score(codes, length, bits);
        double rawModelBits = raw.score(codes, length, bits);
        double innerBits = 0;
        for (int i = margin; i < length - margin; i++) {
            innerBits += bits[i];
        }
        double channelBits = channelBits(rawRead, length);
        return new ReadScore(modelBits, channelBits, rawModelBits, innerBits, Math.max(0, length - 2 * margin));
    }

    /**
     * Weighs the edits of one candidate for a read of the fragment left out.
     *
     * @param rawRead the raw read
     * @param corrected the candidate's bases
     * @return the edits and what they are expected to gain
     */
    public EditGain gain(Read rawRead, byte[] corrected) {
        take(corrected);
        return odds.gain(rawRead, codes, corrected.length);
    }

    /**
     * The log-odds of each substitution of one candidate, of the raw read's length, for a read of the fragment left out.
     *
     * @param rawRead the raw read
     * @param corrected the candidate's bases
     * @return bits of the posterior with the edit against that without it, in the order of the edits
     */
    public double[] logOdds(Read rawRead, byte[] corrected) {
        take(corrected);
        return odds.logOdds(rawRead, codes, corrected.length);
    }

    /**
     * The model's share of {@link #gain}: the bits of a piece of a sequence, each base judged from the sides that know the place.
     *
     * @param sequence the bases, as codes
     * @param from the first base of the piece
     * @param to the base behind its last
     * @return bits
     */
    public double informedBits(byte[] sequence, int from, int to) {
        return denoised.informedScore(sequence, from, to);
    }

    /**
     * The noise channel of the data.
     *
     * @return the channel
     */
    public NoiseChannel channel() {
        return channel;
    }

    /**
     * How far, in bases, an edit reaches into what the model says of its surroundings.
     *
     * @return the longest context and its base
     */
    public int reach() {
        return odds.reach();
    }

    private void take(byte[] corrected) {
        int length = corrected.length;
        if (codes.length < length) {
            codes = new byte[2 * length];
            bits = new float[2 * length];
        }
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) Nucleotide.code(corrected[i]);
        }
    }

    private double channelBits(Read rawRead, int length) {
        if (length != rawRead.length()) {
            return alignment.bits(rawRead, codes, length);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += channel.bits(rawRead, i, codes[i]);
        }
        return sum;
    }
}
