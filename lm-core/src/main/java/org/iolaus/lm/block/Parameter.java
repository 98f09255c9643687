package org.iolaus.lm.block;

import java.util.Arrays;

/**
 * One trainable tensor of a model: its name and place, not its values.
 *
 * @param name its name, unique in the model, such as {@code trunk.layers.0.mixer.query.weight}
 * @param shape its dimensions
 * @param initial how it starts
 * @param decays whether weight decay applies: to matrices, not to offsets and scales
 * @param index its number in the order of construction
 * @param offset where its values begin among those of all parameters
 */
public record Parameter(String name, long[] shape, Initial initial, boolean decays, int index, long offset) {

    /**
     * How many values it has.
     *
     * @return the product of the dimensions
     */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
