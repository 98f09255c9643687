package org.iolaus.genomics.kmer;

import java.util.function.BiConsumer;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * What a fragment shows of the genome, as sequences of base codes to cut k-mers from. Mates that overlap are one sequence, so that the
 * shared piece is one observation, not two: where they agree the better quality holds, where they differ the better base, and none
 * where neither is better. Adapter tails behind the fragment's end and bases under the quality cut are not observations. One thread's
 * working space: not to be shared.
 */
public final class Observations {

    private final int qualityCut;
    private byte[] codes = new byte[1024];

    /**
     * Makes the working space.
     *
     * @param qualityCut the lowest Phred score that counts, from 0 (all count) to 93
     */
    public Observations(int qualityCut) {
        if (qualityCut < 0 || qualityCut > 93) {
            throw new IllegalArgumentException("the quality cut must be from 0 to 93, was " + qualityCut);
        }
        this.qualityCut = qualityCut;
    }

    /**
     * Hands the sequences of a fragment to a consumer: one for a single read or for overlapping mates, two otherwise. The array is
     * reused by the next call.
     *
     * @param pair the fragment
     * @param consumer takes the codes (0 to 3, or {@link Kmer#NOT_A_BASE}) and how many of them count
     */
    public void of(ReadPair pair, BiConsumer<byte[], Integer> consumer) {
        of(pair, MateOverlap.fragmentLength(pair), consumer);
    }

    /**
     * The same where the overlap of the mates is known.
     *
     * @param pair the fragment
     * @param fragment its length as {@link MateOverlap#fragmentLength(ReadPair)} tells it
     * @param consumer takes the codes and how many of them count
     */
    public void of(ReadPair pair, int fragment, BiConsumer<byte[], Integer> consumer) {
        Read first = pair.first();
        Read second = pair.second();
        if (second == null) {
            hand(single(first), consumer);
        } else if (fragment < 0) {
            hand(single(first), consumer);
            hand(single(second), consumer);
        } else {
            hand(merged(first, second, fragment), consumer);
        }
    }

    /** The array is looked up after it was filled: filling may have replaced it by a longer one. */
    private void hand(int length, BiConsumer<byte[], Integer> consumer) {
        consumer.accept(codes, length);
    }

    private int single(Read read) {
        ensure(read.length());
        for (int i = 0; i < read.length(); i++) {
            codes[i] = (byte) (quality(read, i) >= qualityCut ? Nucleotide.code(read.bases()[i]) : Nucleotide.NONE);
        }
        return read.length();
    }

    private int merged(Read first, Read second, int fragment) {
        ensure(fragment);
        for (int i = 0; i < fragment; i++) {
            int a = i < first.length() ? Nucleotide.code(first.bases()[i]) : Nucleotide.NONE;
            int mate = fragment - 1 - i;
            int b = mate < second.length()
                    ? Nucleotide.complement(Nucleotide.code(second.bases()[mate]))
                    : Nucleotide.NONE;
            int qualityA = a == Nucleotide.NONE ? -1 : quality(first, i);
            int qualityB = b == Nucleotide.NONE ? -1 : quality(second, mate);
            int code = qualityA >= qualityB ? a : b;
            boolean disputed = a != b && qualityA == qualityB;
            codes[i] = (byte) (disputed || Math.max(qualityA, qualityB) < qualityCut ? Nucleotide.NONE : code);
        }
        return fragment;
    }

    private static int quality(Read read, int position) {
        return read.hasQualities() ? read.qualities()[position] : 93;
    }

    private void ensure(int length) {
        if (codes.length < length) {
            codes = new byte[Math.max(length, 2 * codes.length)];
        }
    }
}
