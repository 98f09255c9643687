package org.iolaus.lm.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Bases to tokens. */
class TokenizerTest {

    private static final byte[] CODES = {0, 1, 2, 3, 4, 3};

    @Test
    void nucleotidesAreTheirCodes() {
        Tokenizer tokenizer = new NucleotideTokenizer.Config().build();
        assertThat(tokenizer.token(CODES, 3)).isEqualTo(3);
        assertThat(tokenizer.token(CODES, 4)).isEqualTo(tokenizer.vocabulary().unknown());
        assertThat(tokenizer.agrees(2, CODES, 2, 6)).isTrue();
        assertThat(tokenizer.agrees(1, CODES, 2, 6)).isFalse();
        assertThat(tokenizer.agrees(1, CODES, 4, 6)).isTrue();
    }

    @Test
    void kmersAreNumbersInBaseFour() {
        Tokenizer tokenizer = new KmerTokenizer.Config(3).build();
        assertThat(tokenizer.vocabulary().predicted()).isEqualTo(64);
        assertThat(tokenizer.vocabulary().size()).isEqualTo(68);
        assertThat(tokenizer.token(CODES, 1)).isEqualTo(16 + 2 * 4 + 3);
        assertThat(tokenizer.token(CODES, 3)).isEqualTo(64);
    }

    @Test
    void anIncompleteKmerAgreesWithWhatContainsItsKnownBases() {
        Tokenizer tokenizer = new KmerTokenizer.Config(3).build();
        int agreeing = 0;
        for (int token = 0; token < 64; token++) {
            // T, unknown, T
            if (tokenizer.agrees(token, CODES, 3, 6)) {
                assertThat(token >> 4).isEqualTo(3);
                assertThat(token & 3).isEqualTo(3);
                agreeing++;
            }
        }
        assertThat(agreeing).isEqualTo(4);
        // The sequence ends after one base.
        assertThat(tokenizer.agrees(63, CODES, 5, 6)).isTrue();
        assertThat(tokenizer.agrees(31, CODES, 5, 6)).isFalse();
    }

    @Test
    void refusesOtherLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KmerTokenizer.Config(9))
                .withMessage("k must be from 2 to 8, was 9");
    }
}
