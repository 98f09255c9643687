package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.NucleotideTokenizer;
import org.iolaus.lm.tokenize.Tokenizer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a masked model has to guess. */
@Tag("engine")
class MaskingTest {

    @Test
    void hidesReplacesAndLeavesInThePublishedShares() {
        Tokenizer tokenizer = new NucleotideTokenizer.Config().build();
        int length = 200_000;
        byte[] codes = new byte[length];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) (i % 100 == 0 ? 4 : random.nextInt(4));
        }
        TokenBatch batch = new TokenBatch();
        batch.reset(1, length, tokenizer.vocabulary().padding());
        Masking.write(batch, 0, tokenizer, codes, length, random);
        long[] tokens;
        try (NDManager manager = TestEngine.engine().newManager(TestEngine.device())) {
            tokens = batch.load(manager).toLongArray();
        }
        int chosen = 0;
        int hidden = 0;
        int other = 0;
        for (int i = 0; i < length; i++) {
            long shown = tokens[i];
            long target = tokens[length + i];
            if (target == TokenBatch.NO_TARGET) {
                assertThat(shown).isEqualTo(codes[i]);
            } else {
                assertThat(target).isEqualTo(codes[i]).isLessThan(4);
                chosen++;
                hidden += shown == tokenizer.vocabulary().mask() ? 1 : 0;
                other += shown < 4 && shown != target ? 1 : 0;
            }
        }
        assertThat(chosen).isEqualTo(batch.targets());
        assertThat((double) chosen / length).isCloseTo(0.15 * 0.99, within(0.005));
        assertThat((double) hidden / chosen).isCloseTo(0.8, within(0.01));
        // One random base in four is the right one.
        assertThat((double) other / chosen).isCloseTo(0.075, within(0.01));
    }
}
