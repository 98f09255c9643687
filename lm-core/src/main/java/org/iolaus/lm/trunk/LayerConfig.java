package org.iolaus.lm.trunk;

import org.iolaus.lm.channel.ChannelConfig;
import org.iolaus.lm.mixer.MixerConfig;

/**
 * One layer, or several alike.
 *
 * @param repeat how many, from 1 to 256
 * @param mixer what mixes along the sequence
 * @param channel what works on every position by itself
 */
public record LayerConfig(int repeat, MixerConfig mixer, ChannelConfig channel) {

    /** Checks the number. */
    public LayerConfig {
        if (repeat < 1 || repeat > 256) {
            throw new IllegalArgumentException("repeat must be from 1 to 256, was " + repeat);
        }
    }
}
