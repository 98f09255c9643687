package org.iolaus.correction.correct.external;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.jspecify.annotations.Nullable;

/** What a tool wrote for one input file: checked, and brought into the order of the input where the tool did not keep it. */
final class ToolOutput {

    private final String tool;
    private final ExternalReads.Prepared reads;

    /**
     * Prepares to check.
     *
     * @param tool the tool's name, for messages
     * @param reads what it was given
     */
    ToolOutput(String tool, ExternalReads.Prepared reads) {
        this.tool = tool;
        this.reads = reads;
    }

    /** Opens a file that a tool wrote: FASTQ with Phred+33 qualities or FASTA, compressed or not. */
    static ReadSource open(Path file) {
        return ReadFiles.open(new ReadInput(file, Optional.empty(), false, QualityEncoding.Choice.PHRED_33));
    }

    /**
     * Takes the output out of the tool's folder.
     *
     * @param folder where the tool worked; sorting happens there too
     * @param pattern a glob of the output's path inside the folder
     * @param target gets the corrected reads in the order of the input
     * @throws UserException where there is no output, it cannot be read, or it has reads that are unknown or occur twice
     */
    void take(Path folder, String pattern, Path target) {
        List<Path> files = matching(folder, pattern);
        if (files.stream().allMatch(ToolOutput::isEmpty)) {
            throw new UserException(
                    tool + " wrote no corrected reads (expected " + pattern + "); it may not fit these reads");
        }
        List<Path> full = files.stream().filter(file -> !isEmpty(file)).toList();
        try {
            if (full.size() == 1 && isOrdered(full.get(0))) {
                Files.move(full.get(0), target);
            } else {
                sort(full, folder, target);
            }
        } catch (IOException e) {
            throw new UserException(tool + ": cannot bring its output to " + target + ": " + e.getMessage(), e);
        }
    }

    private List<Path> matching(Path folder, String pattern) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> matcher.matches(folder.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserException(tool + ": cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Checks every name; false at the first read that comes after a later one. */
    private boolean isOrdered(Path file) {
        long last = SafeNames.UNKNOWN;
        try (ReadSource source = open(file)) {
            for (Read read = next(source); read != null; read = next(source)) {
                long key = key(read);
                if (key < last) {
                    return false;
                }
                refuseTwice(read, key, last);
                last = key;
            }
        }
        return true;
    }

    private void sort(List<Path> files, Path folder, Path target) {
        try (RecordSorter sorter = new RecordSorter(folder)) {
            for (Path file : files) {
                try (ReadSource source = open(file)) {
                    for (Read read = next(source); read != null; read = next(source)) {
                        sorter.add(key(read), read);
                    }
                }
            }
            try (PlainFastqWriter writer = new PlainFastqWriter(target)) {
                long[] last = {SafeNames.UNKNOWN};
                sorter.forEach((key, read) -> {
                    refuseTwice(read, key, last[0]);
                    last[0] = key;
                    writer.write(read.name(), read.bases(), read.qualities());
                });
            }
        }
    }

    private long key(Read read) {
        long key = reads.names().key(read.name());
        if (!reads.knows(key)) {
            throw new UserException(tool + " wrote a read called " + read.name()
                    + ", which it was not given; it must keep the names of the reads");
        }
        return key;
    }

    private void refuseTwice(Read read, long key, long last) {
        if (key == last) {
            throw new UserException(tool + " wrote read " + read.name() + " twice");
        }
    }

    static @Nullable Read next(ReadSource source) {
        ReadPair pair = source.next();
        return pair == null ? null : pair.first();
    }
}
