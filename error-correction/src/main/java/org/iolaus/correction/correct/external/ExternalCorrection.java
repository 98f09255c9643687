package org.iolaus.correction.correct.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.jspecify.annotations.Nullable;

/**
 * What an external corrector made of all reads, kept on disk in the order of the input. It is read in step with the raw reads, any
 * number of times; what it hands out is complete: ends put back, dropped reads restored.
 */
public final class ExternalCorrection {

    private final String name;
    private final ExternalReads.Prepared reads;
    private final List<Path> files;
    private final ReadRestorer restorer;

    ExternalCorrection(String name, ExternalReads.Prepared reads, List<Path> files, boolean allowTrim) {
        this.name = name;
        this.reads = reads;
        this.files = List.copyOf(files);
        this.restorer = new ReadRestorer(allowTrim);
    }

    /**
     * The corrector's name.
     *
     * @return for example {@code lighter k=19}
     */
    public String name() {
        return name;
    }

    /**
     * The files that hold the corrected reads as the tool wrote them, in the order of the input, under safe names.
     *
     * @return one or two files; none where the input has no base
     */
    public List<Path> files() {
        return files;
    }

    /**
     * Starts reading from the first read.
     *
     * @return a cursor that the caller closes
     */
    public Cursor open() {
        return new Cursor();
    }

    /** Deletes the files; the correction cannot be opened afterwards. */
    public void delete() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UserException("cannot delete " + file + ": " + e.getMessage(), e);
            }
        }
    }

    /** Goes through the corrected reads once. One thread. */
    public final class Cursor implements AutoCloseable {

        private final List<Track> tracks = new ArrayList<>();

        private Cursor() {
            try {
                for (Path file : files) {
                    tracks.add(new Track(ToolOutput.open(file)));
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        /**
         * The corrections of a raw fragment. What lies behind its end in a read is adapter and stays as it is. Fragments may be left
         * out, but must be asked for in the order of the input.
         *
         * @param fragment the fragment's place in the input, from 0
         * @param raw the raw fragment of that place
         * @return its one or two reads with the tool's corrections
         */
        public List<CorrectedRead> correct(long fragment, ReadPair raw) {
            Read mate = raw.second();
            if (mate == null) {
                return List.of(correct(fragment, 0, raw.first(), raw.first().length()));
            }
            int end = MateOverlap.fragmentEnd(raw);
            return List.of(
                    correct(fragment, 0, raw.first(), Math.min(end, raw.first().length())),
                    correct(fragment, 1, mate, Math.min(end, mate.length())));
        }

        /**
         * The correction of a raw read. Reads may be left out, but must be asked for in the order of the input.
         *
         * @param fragment the fragment's place in the input, from 0
         * @param mate 0 for the only read or mate 1, 1 for mate 2
         * @param raw the raw read of that place
         * @param editable how many bases from the read's start may be changed: fewer than its length where an adapter tail begins
         * @return the raw read with the tool's corrections
         */
        public CorrectedRead correct(long fragment, int mate, Read raw, int editable) {
            if (raw.length() == 0) {
                return CorrectedRead.unchanged(raw, Outcome.TOO_SHORT);
            }
            Track track = tracks.get(reads.names().split() ? mate : 0);
            Read corrected = track.find(reads.names().key(fragment, mate));
            // A tool drops what it cannot correct.
            return corrected == null
                    ? CorrectedRead.unchanged(raw, Outcome.UNCORRECTED)
                    : restorer.restore(raw, corrected, editable);
        }

        @Override
        public void close() {
            tracks.forEach(track -> track.source.close());
        }
    }

    /** One file, read up to a key. */
    private final class Track {
        private final ReadSource source;
        private @Nullable Read read;
        private long key = SafeNames.UNKNOWN;
        private long asked = SafeNames.UNKNOWN;

        Track(ReadSource source) {
            this.source = source;
        }

        @Nullable
        Read find(long wanted) {
            if (wanted <= asked) {
                throw new IllegalStateException(
                        "reads must be asked for in the order of the input: " + wanted + " came after " + asked);
            }
            asked = wanted;
            while (key < wanted) {
                read = ToolOutput.next(source);
                key = read == null ? Long.MAX_VALUE : reads.names().key(read.name());
            }
            return key == wanted ? read : null;
        }
    }
}
