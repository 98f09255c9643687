package org.iolaus.lm.mixer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;

/** The sequence mixers there are; the list of permitted records is the registry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MixerConfig
        permits FullAttention.Config, LocalAttention.Config, BigBirdAttention.Config, GatedConvolution.Config {

    /**
     * Makes the mixer.
     *
     * @param parameters the list for its part of the model
     * @param dimensions what all layers share
     * @return the mixer
     * @throws IllegalArgumentException where it does not fit the dimensions
     */
    SequenceMixer build(Parameters parameters, Dimensions dimensions);

    /**
     * Whether there is a form of it for an objective.
     *
     * @param objective what the model learns to do
     * @return true unless the architecture knows one direction only
     */
    default boolean supports(Objective objective) {
        return true;
    }

    /**
     * About how many floats all arrays it makes for one sequence hold, for the choice of the batch size.
     *
     * @param length tokens in the sequence
     * @param width the width of the model
     * @return a number of values
     */
    long valuesPerSequence(int length, int width);
}
