package org.iolaus.lm.memory;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;

/**
 * What the experts of a memory ask for sequences when no network mixes them: the counts alone. Bits are the mean of both strands, over
 * known bases.
 */
public final class ExpertBits {

    private static final double LOG_2 = Math.log(2);

    private final double[] perExpert = new double[CountMemory.EXPERTS];
    private final double[][] perSequence;
    private long bases;

    private ExpertBits(int sequences) {
        this.perSequence = new double[sequences][];
    }

    /**
     * Asks all experts.
     *
     * @param memory the memory
     * @param sequences some sequences
     * @return their bits
     */
    public static ExpertBits of(CountMemory memory, List<CountedSequence> sequences) {
        ExpertBits bits = new ExpertBits(sequences.size());
        MemoryReader reader = memory.reader();
        for (int i = 0; i < sequences.size(); i++) {
            bits.add(i, reader, sequences.get(i));
        }
        return bits;
    }

    private void add(int number, MemoryReader reader, CountedSequence sequence) {
        byte[] codes = sequence.codes();
        byte[] reverse = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reverse[i] = (byte) Nucleotide.complement(codes[codes.length - 1 - i]);
            bases += codes[i] == Nucleotide.NONE ? 0 : 1;
        }
        sequence.counted().ifPresentOrElse(reader::leaveOut, reader::leaveNothingOut);
        float[] logs = new float[codes.length * CountMemory.LOG_PROBABILITIES];
        float[] features = new float[codes.length * CountMemory.FEATURES];
        double[] own = new double[CountMemory.EXPERTS];
        for (byte[] strand : List.of(codes, reverse)) {
            reader.read(strand, strand.length, logs, features);
            for (int t = 0; t < strand.length; t++) {
                for (int expert = 0; strand[t] != Nucleotide.NONE && expert < own.length; expert++) {
                    own[expert] -= logs[t * CountMemory.LOG_PROBABILITIES + 4 * expert + strand[t]] / LOG_2 / 2;
                }
            }
        }
        for (int expert = 0; expert < own.length; expert++) {
            perExpert[expert] += own[expert];
        }
        perSequence[number] = own;
    }

    /**
     * The bits per base of the best expert: that with the fewest over all sequences.
     *
     * @return not a number where there is no known base
     */
    public double best() {
        return Arrays.stream(perExpert).min().orElseThrow() / bases;
    }

    /**
     * The bits of one sequence under the expert that is the best of all.
     *
     * @param number which sequence
     * @return the bits of its known bases
     */
    public double ofBest(int number) {
        int best = 0;
        for (int expert = 1; expert < perExpert.length; expert++) {
            best = perExpert[expert] < perExpert[best] ? expert : best;
        }
        return perSequence[number][best];
    }
}
