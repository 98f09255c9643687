package org.iolaus.lm.head;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.iolaus.lm.block.Embedding;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;
import org.iolaus.lm.tokenize.TokenizerConfig;
import org.iolaus.lm.tokenize.Vocabulary;

/** The output heads there are; the list of permitted records is the registry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface HeadConfig permits SoftmaxHead.Config, PointerSentinelHead.Config, MemoryMixtureHead.Config {

    /**
     * Makes the head.
     *
     * @param parameters the list for its part of the model
     * @param width the length of a hidden state
     * @param vocabulary the tokens
     * @param embedding the vectors of the tokens read, for heads that share them
     * @return the head
     */
    OutputHead build(Parameters parameters, int width, Vocabulary vocabulary, Embedding embedding);

    /**
     * Whether it mixes a memory of k-mer counts in, which every batch must then hold.
     *
     * @return true where it does
     */
    default boolean remembers() {
        return false;
    }

    /**
     * Whether it can predict these tokens.
     *
     * @param tokenizer what the model's tokens are
     * @return true unless it needs tokens of one base
     */
    default boolean supports(TokenizerConfig tokenizer) {
        return true;
    }

    /**
     * Whether there is a form of it for an objective.
     *
     * @param objective what the model learns to do
     * @return true unless it only makes sense in one direction
     */
    default boolean supports(Objective objective) {
        return true;
    }
}
