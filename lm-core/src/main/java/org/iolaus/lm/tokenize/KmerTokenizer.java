package org.iolaus.lm.tokenize;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.genomics.read.Nucleotide;

/** One token for k bases, without overlap; the first base is the most significant digit of the id in base four. */
public final class KmerTokenizer implements Tokenizer {

    private final int k;
    private final Vocabulary vocabulary;

    private KmerTokenizer(int k) {
        this.k = k;
        this.vocabulary = new Vocabulary(1 << (2 * k));
    }

    /**
     * Settings.
     *
     * @param k bases a token, from 2 to 8 (65,536 tokens)
     */
    @JsonTypeName("kmer")
    public record Config(int k) implements TokenizerConfig {

        /** Checks k. */
        public Config {
            if (k < 2 || k > 8) {
                throw new IllegalArgumentException("k must be from 2 to 8, was " + k);
            }
        }

        @Override
        public Tokenizer build() {
            return new KmerTokenizer(k);
        }
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int basesPerToken() {
        return k;
    }

    @Override
    public int token(byte[] codes, int from) {
        int token = 0;
        for (int i = from; i < from + k; i++) {
            if (codes[i] == Nucleotide.NONE) {
                return vocabulary.unknown();
            }
            token = (token << 2) | codes[i];
        }
        return token;
    }

    @Override
    public boolean agrees(int token, byte[] codes, int from, int to) {
        for (int i = 0; i < k && from + i < to; i++) {
            int base = (token >> (2 * (k - 1 - i))) & 3;
            if (codes[from + i] != Nucleotide.NONE && codes[from + i] != base) {
                return false;
            }
        }
        return true;
    }
}
