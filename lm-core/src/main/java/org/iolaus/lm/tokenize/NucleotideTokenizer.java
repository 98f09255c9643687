package org.iolaus.lm.tokenize;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.iolaus.genomics.read.Nucleotide;

/** One token a base. */
public final class NucleotideTokenizer implements Tokenizer {

    private static final Vocabulary VOCABULARY = new Vocabulary(4);

    private NucleotideTokenizer() {}

    /** Nothing to set. */
    @JsonTypeName("nucleotide")
    public record Config() implements TokenizerConfig {
        @Override
        public Tokenizer build() {
            return new NucleotideTokenizer();
        }
    }

    @Override
    public Vocabulary vocabulary() {
        return VOCABULARY;
    }

    @Override
    public int basesPerToken() {
        return 1;
    }

    @Override
    public int token(byte[] codes, int from) {
        return codes[from] == Nucleotide.NONE ? VOCABULARY.unknown() : codes[from];
    }

    @Override
    public boolean agrees(int token, byte[] codes, int from, int to) {
        return from >= to || codes[from] == Nucleotide.NONE || codes[from] == token;
    }
}
