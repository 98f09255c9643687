package org.iolaus.pipeline.report;

/**
 * What a run tells other programs, as {@code report.json}.
 *
 * @param schemaVersion the version of this layout; it rises when something is renamed, removed or changes its meaning
 * @param command the command's name
 * @param provenance where the result came from
 * @param result what the run found
 * @param <T> the command's own result
 */
public record RunReport<T extends Record>(int schemaVersion, String command, Provenance provenance, T result) {

    /** The layout written now. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * Makes a report in the layout of now.
     *
     * @param command the command's name
     * @param provenance where the result came from
     * @param result what the run found
     */
    public RunReport(String command, Provenance provenance, T result) {
        this(SCHEMA_VERSION, command, provenance, result);
    }
}
