package org.iolaus.lm.train;

import java.util.SplittableRandom;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.Tokenizer;
import org.iolaus.lm.tokenize.Vocabulary;

/**
 * What a masked model has to guess (Devlin et al. 2019, section 3.1): 15 % of the tokens, of which 80 % are hidden, 10 % replaced by
 * a random token, 10 % left as they are.
 */
final class Masking {

    private static final double CHOSEN = 0.15;
    private static final double HIDDEN = 0.8;
    private static final double REPLACED = 0.1;

    private Masking() {}

    /** Writes a sequence into a row of a batch. */
    static void write(
            TokenBatch batch, int row, Tokenizer tokenizer, byte[] codes, int count, SplittableRandom random) {
        Vocabulary vocabulary = tokenizer.vocabulary();
        for (int i = 0; i < count; i++) {
            int token = tokenizer.token(codes, i * tokenizer.basesPerToken());
            if (token >= vocabulary.predicted() || random.nextDouble() >= CHOSEN) {
                batch.set(row, i, token, TokenBatch.NO_TARGET);
                continue;
            }
            double kind = random.nextDouble();
            int shown = token;
            if (kind < HIDDEN) {
                shown = vocabulary.mask();
            } else if (kind < HIDDEN + REPLACED) {
                shown = random.nextInt(vocabulary.predicted());
            }
            batch.set(row, i, shown, token);
        }
    }
}
