package org.iolaus.pipeline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.system.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Where a result came from: enough to make it again.
 *
 * @param sample what the sample is called: what the names of its files have in common, unless it was told
 * @param version the program's version
 * @param commandLine the words of the command line, quoted for a shell
 * @param seed the seed of everything random, or null where nothing is
 * @param threads how many threads worked; the results do not depend on it
 * @param java the Java machine's version
 * @param inputs the files read
 */
public record Provenance(
        String sample,
        String version,
        String commandLine,
        @Nullable Long seed,
        int threads,
        String java,
        List<Input> inputs) {

    /**
     * Describes a run of this program on this machine.
     *
     * @param commandLine the words of the command line
     * @param seed the seed, or null where nothing is random
     * @param threads how many threads worked
     * @param files the files read; their checksums are computed here
     * @return the description
     */
    public static Provenance of(List<String> commandLine, @Nullable Long seed, int threads, List<Path> files) {
        return ofInputs(
                commandLine, seed, threads, files.stream().map(Input::of).toList());
    }

    /**
     * The same where the checksums of the files are known.
     *
     * @param commandLine the words of the command line
     * @param seed the seed, or null where nothing is random
     * @param threads how many threads worked
     * @param inputs the files read
     * @return the description
     */
    public static Provenance ofInputs(List<String> commandLine, @Nullable Long seed, int threads, List<Input> inputs) {
        return new Provenance(
                SampleName.of(inputs.stream().map(Input::file).toList()),
                Version.current(),
                CommandLineText.quote(commandLine),
                seed,
                threads,
                Runtime.version().toString(),
                inputs);
    }

    /**
     * The same of a sample that was given a name.
     *
     * @param name the name, or empty to keep what it is called
     * @return the description
     */
    public Provenance called(Optional<String> name) {
        return new Provenance(name.orElse(sample), version, commandLine, seed, threads, java, inputs);
    }

    /**
     * One file read.
     *
     * @param file its name as the user gave it
     * @param bytes its size
     * @param sha256 its SHA-256 checksum in hexadecimal digits
     */
    public record Input(String file, long bytes, String sha256) {

        /**
         * Reads a file through.
         *
         * @param file the file
         * @return its description
         */
        public static Input of(Path file) {
            try {
                Path bytes = ReadFiles.onDisk(file);
                return new Input(file.toString(), Files.size(bytes), Sha256.of(bytes));
            } catch (IOException e) {
                throw new UserException(file + ": cannot be read (" + e.getMessage() + ")", e);
            }
        }
    }
}
