package org.iolaus.correction.correct.external;

import java.util.List;
import java.util.Optional;

/** A corrector that is a program of its own: how to call it and where it leaves its output. It knows no files and starts nothing. */
public sealed interface ExternalTool permits KnownTool, CommandTemplate {

    /**
     * What the user calls it.
     *
     * @return for example {@code lighter}
     */
    String label();

    /**
     * Which k it accepts.
     *
     * @return the range, or empty where it takes no k
     */
    Optional<KmerLengths> kmerLengths();

    /**
     * Whether it cannot do without the size of the genome.
     *
     * @return true where {@link ExternalSettings#genomeSize()} must be given
     */
    boolean needsGenomeSize();

    /**
     * Whether it wants mates in two files; otherwise all reads lie in one.
     *
     * @return true for two files
     */
    boolean splitsMates();

    /**
     * The programs to run, one after the other, in the call's folder.
     *
     * @param call files and settings
     * @return at least one
     */
    List<ToolStep> steps(ToolCall call);

    /**
     * Where the corrected reads of each input file are found afterwards.
     *
     * @param call files and settings
     * @return one pattern of a file's path inside the call's folder for each input file; several files may match it
     */
    List<String> outputs(ToolCall call);

    /**
     * How it is asked for its version.
     *
     * @return the program and its arguments, or empty where it does not tell
     */
    Optional<ToolStep> versionStep();

    /**
     * How to get it.
     *
     * @return a few words for the user, such as the package that has it
     */
    String installation();
}
