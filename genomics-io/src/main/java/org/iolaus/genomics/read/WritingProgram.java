package org.iolaus.genomics.read;

/**
 * What SAM, BAM and CRAM outputs say of the program that made them, in an {@code @PG} line.
 *
 * @param version the program's version
 * @param commandLine how it was called; tabs and line ends in it become blanks
 */
public record WritingProgram(String version, String commandLine) {

    /** The program's identifier and name. */
    static final String ID = "iolaus";

    /** Makes both fit into one field. */
    public WritingProgram {
        version = version.replaceAll("\\s", " ");
        commandLine = commandLine.replaceAll("\\s", " ");
    }
}
