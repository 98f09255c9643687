package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.iolaus.correction.edit.EditPolicy;
import org.iolaus.pipeline.run.DeliverySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a correction is delivered, and how it is explained. */
final class EditOptions {

    @Option(
            names = "--edits",
            paramLabel = "FILE",
            description =
                    "List every edit: read, mate, position (from 1), raw and corrected base, and the log-odds of the"
                            + " edit in bits by the posterior. Packed where FILE ends in .gz.")
    private @Nullable Path edits;

    @Option(
            names = "--tags",
            description =
                    "Add tags to the comment of each read, or to its SAM record: io:Z: what became of it, ie:i: the"
                            + " number of edits, il:Z: the edits with their log-odds.")
    private boolean tags;

    @Option(names = "--mask", description = "Write N where a base would be changed, and change nothing else.")
    private boolean mask;

    @Option(
            names = "--max-edits-per-read",
            paramLabel = "N",
            description = "Leave a read that needs more edits as it is (default: no limit).")
    private int maxEditsPerRead = EditPolicy.DEFAULT.maxEditsPerRead();

    @Option(
            names = "--protect-prefix",
            paramLabel = "N",
            description = "Never edit the first N bases of a read, such as a UMI (default: 0).")
    private int protectedPrefix;

    @Option(
            names = "--protect-alleles",
            paramLabel = "N",
            description =
                    "Never edit away a base that N reads show with a quality of 30 or more, on both strands; 0 protects"
                            + " none (default: ${DEFAULT-VALUE}).")
    private int alleleReads = EditPolicy.ALLELE_READS;

    @Option(
            names = "--keep-qualities",
            description = "Leave the qualities of edited bases as they are; otherwise they say how sure the edit is.")
    private boolean keepQualities;

    /**
     * What was asked for.
     *
     * @param force whether the list of edits may be there already
     * @throws IllegalArgumentException where a number is out of range
     */
    DeliverySettings settings(boolean force) {
        EditPolicy policy = new EditPolicy(mask, maxEditsPerRead, protectedPrefix, keepQualities, tags, alleleReads);
        return new DeliverySettings(policy, Optional.ofNullable(edits), force);
    }
}
