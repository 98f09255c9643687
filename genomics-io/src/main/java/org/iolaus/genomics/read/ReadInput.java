package org.iolaus.genomics.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;

/**
 * Which files hold the reads and how they are to be understood. {@code ReadFiles} opens it, any number of times.
 *
 * @param first the only file, or the file of mates 1; {@code -} is standard input
 * @param second the file of mates 2
 * @param interleaved whether the only file holds both mates in turn (aligned and unaligned BAM are paired by name without this)
 * @param qualities how quality letters are to be read
 * @param stamps what the files were when the run began, one each; empty where that is not looked at
 */
public record ReadInput(
        Path first,
        Optional<Path> second,
        boolean interleaved,
        QualityEncoding.Choice qualities,
        List<FileStamp> stamps) {

    /** Checks that two files are two and not also interleaved. */
    public ReadInput {
        stamps = List.copyOf(stamps);
        if (interleaved && second.isPresent()) {
            throw new IllegalArgumentException(
                    "interleaved reads are in one file; two were given: " + first + " and " + second.get());
        }
        if (second.isPresent() && second.get().equals(first)) {
            throw new UserException(first + ": is given for both mates; mates 1 and 2 are two files");
        }
    }

    /**
     * Files that may change between one pass and the next; {@link ReadFiles#decided} makes of it an input that may not.
     *
     * @param first the only file, or the file of mates 1; {@code -} is standard input
     * @param second the file of mates 2
     * @param interleaved whether the only file holds both mates in turn
     * @param qualities how quality letters are to be read
     */
    public ReadInput(Path first, Optional<Path> second, boolean interleaved, QualityEncoding.Choice qualities) {
        this(first, second, interleaved, qualities, List.of());
    }

    /**
     * One file of single reads, with the quality encoding found from the data.
     *
     * @param file the file
     * @return the input
     */
    public static ReadInput single(Path file) {
        return new ReadInput(file, Optional.empty(), false, QualityEncoding.Choice.AUTO);
    }

    /**
     * Two files of mates, with the quality encoding found from the data.
     *
     * @param first the file of mates 1
     * @param second the file of mates 2
     * @return the input
     */
    public static ReadInput paired(Path first, Path second) {
        return new ReadInput(first, Optional.of(second), false, QualityEncoding.Choice.AUTO);
    }

    /**
     * One file in which both mates follow each other, with the quality encoding found from the data.
     *
     * @param file the file
     * @return the input
     */
    public static ReadInput interleaved(Path file) {
        return new ReadInput(file, Optional.empty(), true, QualityEncoding.Choice.AUTO);
    }
}
