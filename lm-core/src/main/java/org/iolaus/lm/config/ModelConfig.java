package org.iolaus.lm.config;

import org.iolaus.lm.block.Objective;
import org.iolaus.lm.head.HeadConfig;
import org.iolaus.lm.tokenize.TokenizerConfig;
import org.iolaus.lm.trunk.TrunkConfig;

/**
 * What a model is made of and how it is trained: the content of a model file. Every value is stated there; there are no hidden
 * defaults.
 *
 * @param tokenizer what its tokens are
 * @param objective what it learns to do
 * @param width the length of the vector at each position, from 2 to 8,192
 * @param context the longest sequence it sees at once, in tokens, from 2 to 1,048,576; longer ones are seen in windows
 * @param trunk its layers
 * @param head how it makes probabilities
 * @param training how it is trained
 */
public record ModelConfig(
        TokenizerConfig tokenizer,
        Objective objective,
        int width,
        int context,
        TrunkConfig trunk,
        HeadConfig head,
        TrainingConfig training) {

    /** Checks the sizes, and that every part knows the objective. */
    public ModelConfig {
        if (width < 2 || width > 8_192) {
            throw new IllegalArgumentException("width must be from 2 to 8192, was " + width);
        }
        if (context < 2 || context > 1_048_576) {
            throw new IllegalArgumentException("context must be from 2 to 1048576, was " + context);
        }
        trunk.checkSupports(objective);
        if (!head.supports(objective)) {
            throw new IllegalArgumentException("objective " + objective + " cannot be trained with " + head);
        }
        if (!head.supports(tokenizer)) {
            throw new IllegalArgumentException(head + " needs tokens of one base, not " + tokenizer);
        }
    }

    /**
     * The same model with another head.
     *
     * @param other how it makes probabilities
     * @return the other model
     * @throws IllegalArgumentException where the head does not suit the objective or the tokens
     */
    public ModelConfig with(HeadConfig other) {
        return new ModelConfig(tokenizer, objective, width, context, trunk, other, training);
    }
}
