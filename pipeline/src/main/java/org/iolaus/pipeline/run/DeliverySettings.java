package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.Optional;
import org.iolaus.correction.edit.EditPolicy;

/**
 * How corrected reads are delivered, whatever corrected them.
 *
 * @param policy what of a correction is delivered
 * @param edits the file that lists every edit, where one is wanted
 * @param overwriteEdits whether that file may be there already
 */
public record DeliverySettings(EditPolicy policy, Optional<Path> edits, boolean overwriteEdits) {

    /** Delivers what a corrector made, and lists nothing. */
    public static final DeliverySettings DEFAULT = new DeliverySettings(EditPolicy.DEFAULT, Optional.empty(), false);

    /**
     * Whether the user is told of single edits.
     *
     * @return true where they are listed or in tags, with what the posterior says of them
     */
    public boolean explainsEdits() {
        return edits.isPresent() || policy.tags();
    }
}
