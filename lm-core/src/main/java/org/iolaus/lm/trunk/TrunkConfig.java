package org.iolaus.lm.trunk;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;

/** The trunks there are; the list of permitted records is the registry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TrunkConfig permits LayerStack.Config {

    /**
     * Makes the trunk.
     *
     * @param parameters the list for its part of the model
     * @param width the length of the vector at each position
     * @param objective what the model learns to do
     * @return the trunk
     */
    Trunk build(Parameters parameters, int width, Objective objective);

    /**
     * Whether it can be trained for an objective.
     *
     * @param objective what the model learns to do
     * @throws IllegalArgumentException where one of its parts knows one direction only
     */
    void checkSupports(Objective objective);

    /**
     * About how many floats the arrays of its largest layer hold for one sequence, for the choice of the batch size.
     *
     * @param length tokens in the sequence
     * @param width the width of the model
     * @return a number of values
     */
    long valuesPerSequence(int length, int width);
}
