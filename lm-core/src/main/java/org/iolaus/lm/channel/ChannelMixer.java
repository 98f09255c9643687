package org.iolaus.lm.channel;

import ai.djl.ndarray.NDArray;
import org.iolaus.lm.block.Pass;

/** Works on every position by itself. */
@FunctionalInterface
public interface ChannelMixer {

    /**
     * Transforms.
     *
     * @param pass the pass
     * @param x shape (B, T, D)
     * @return what is added to {@code x}, shape (B, T, D)
     */
    NDArray transform(Pass pass, NDArray x);
}
