package org.iolaus.correction.correct.external;

import java.nio.file.Path;
import java.util.List;

/**
 * One run of an external corrector.
 *
 * @param folder the private folder that it works in, absolute
 * @param inputs the names of its one or two input files inside that folder
 * @param longestRead the length of the longest read in them, in bases
 * @param settings what it is asked to do
 */
public record ToolCall(Path folder, List<String> inputs, int longestRead, ExternalSettings settings) {

    /** Checks that there are one or two input files. */
    public ToolCall {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.size() > 2) {
            throw new IllegalArgumentException("there must be 1 or 2 input files, were " + inputs.size());
        }
    }

    /**
     * The only input file.
     *
     * @return its name inside the folder
     */
    String input() {
        return inputs.get(0);
    }
}
