package org.iolaus.correction.correct.external;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;

/**
 * All reads of an input as external tools get them: FASTQ in a private folder, under safe names. Written when the first tool asks and
 * used by all further ones. One thread at a time.
 */
public final class ExternalReads {

    private final ReadInput input;
    private final Path folder;
    private Optional<Prepared> together = Optional.empty();
    private Optional<Prepared> byMate = Optional.empty();

    /**
     * Names the reads; nothing is written yet.
     *
     * @param input the raw reads; opened once or twice
     * @param folder an empty folder that nobody else can enter; the tools work in it, and the caller deletes it in the end
     */
    public ExternalReads(ReadInput input, Path folder) {
        this.input = input;
        this.folder = folder.toAbsolutePath();
    }

    /**
     * The folder that the tools work in.
     *
     * @return an absolute path
     */
    public Path folder() {
        return folder;
    }

    /**
     * What was written.
     *
     * @param names how the reads are called in the files
     * @param files one file, or those of mates 1 and mates 2
     * @param fragments how many fragments the input has
     * @param reads how many reads were written; reads without a base are left out
     * @param mates whether any fragment has two reads
     * @param longestRead in bases
     */
    record Prepared(SafeNames names, List<Path> files, long fragments, long reads, boolean mates, int longestRead) {

        /** Whether a key is one of ours. */
        boolean knows(long key) {
            if (key == SafeNames.UNKNOWN) {
                return false;
            }
            return names.split() ? key < fragments : key < 2 * fragments && (mates || key % 2 == 0);
        }
    }

    /** The files for a tool that wants mates together or split. */
    Prepared prepared(boolean split) {
        if (split) {
            byMate = Optional.of(byMate.orElseGet(() -> write(new SafeNames(true), "reads_1.fastq", "reads_2.fastq")));
            return byMate.get();
        }
        together = Optional.of(together.orElseGet(() -> write(new SafeNames(false), "reads.fastq")));
        return together.get();
    }

    private Prepared write(SafeNames names, String... fileNames) {
        List<Path> files = new ArrayList<>();
        for (String fileName : fileNames) {
            files.add(folder.resolve(fileName));
        }
        Tally tally = new Tally();
        try (ReadSource source = ReadFiles.open(input);
                PlainFastqWriter first = new PlainFastqWriter(files.get(0));
                PlainFastqWriter second = names.split() ? new PlainFastqWriter(files.get(1)) : first) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                write(pair.first(), names, tally, 0, first);
                Read mate = pair.second();
                if (mate != null) {
                    write(mate, names, tally, 1, second);
                } else if (names.split()) {
                    throw new UserException("a command with {in1} and {in2} corrects pairs, but read "
                            + pair.first().name() + " has no mate: use {in} and {out}");
                }
                tally.mates |= mate != null;
                tally.fragments++;
            }
        }
        return new Prepared(names, List.copyOf(files), tally.fragments, tally.reads, tally.mates, tally.longestRead);
    }

    private static void write(Read read, SafeNames names, Tally tally, int mate, PlainFastqWriter writer) {
        if (read.length() > 0) {
            writer.write(names.name(tally.fragments, mate), read.bases(), read.qualities());
            tally.reads++;
            tally.longestRead = Math.max(tally.longestRead, read.length());
        } else if (names.split()) {
            // The files must stay in step, and hardly a tool reads a record without a base.
            writer.write(names.name(tally.fragments, mate), new byte[] {'N'}, new byte[] {0});
        }
    }

    /** Counts while writing. */
    private static final class Tally {
        private long fragments;
        private long reads;
        private boolean mates;
        private int longestRead;
    }
}
