package org.iolaus.lm.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Parameters;

/** The channel mixers there are; the list of permitted records is the registry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ChannelConfig permits FeedForward.Config, NoChannel {

    /**
     * Makes the mixer.
     *
     * @param parameters the list for its part of the model
     * @param dimensions what all layers share
     * @return the mixer, or nothing where the layer has none
     */
    Optional<ChannelMixer> build(Parameters parameters, Dimensions dimensions);

    /**
     * How many values a position has at its widest.
     *
     * @return 0 where there is nothing
     */
    int widest();
}
