package org.iolaus.correction.correct.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadSource;
import org.jspecify.annotations.Nullable;

/** Sorts more reads than memory holds by their keys: sorted parts on disk, then a merge of all parts. */
final class RecordSorter implements AutoCloseable {

    /** About 64 MiB of short reads. */
    private static final int PART_BASES = 24_000_000;

    private static final Comparator<Keyed> BY_KEY = Comparator.comparingLong(Keyed::key);

    private final Path folder;
    private final int partBases;
    private final List<Keyed> current = new ArrayList<>();
    private final List<Path> parts = new ArrayList<>();
    private long currentBases;

    /** Sorts with parts in this folder. */
    RecordSorter(Path folder) {
        this(folder, PART_BASES);
    }

    /** Sorts with parts of this many bases. */
    RecordSorter(Path folder, int partBases) {
        this.folder = folder;
        this.partBases = partBases;
    }

    /** Takes what {@link #forEach} hands out. */
    @FunctionalInterface
    interface Visitor {
        void visit(long key, Read read);
    }

    private record Keyed(long key, Read read) {}

    void add(long key, Read read) {
        current.add(new Keyed(key, read));
        // A read without a base takes memory too.
        currentBases += read.length() + 64;
        if (currentBases >= partBases) {
            writePart();
        }
    }

    /** Hands out all reads, keys ascending; of equal keys in no particular order. */
    void forEach(Visitor visitor) {
        if (parts.isEmpty()) {
            current.sort(BY_KEY);
            current.forEach(keyed -> visitor.visit(keyed.key(), keyed.read()));
            return;
        }
        writePart();
        PriorityQueue<Part> queue = new PriorityQueue<>(Comparator.comparingLong(Part::key));
        List<Part> opened = new ArrayList<>();
        try {
            for (Path file : parts) {
                Part part = new Part(file);
                opened.add(part);
                if (part.advance()) {
                    queue.add(part);
                }
            }
            for (Part part = queue.poll(); part != null; part = queue.poll()) {
                visitor.visit(part.key(), part.read());
                if (part.advance()) {
                    queue.add(part);
                }
            }
        } finally {
            opened.forEach(Part::close);
        }
    }

    private void writePart() {
        if (current.isEmpty()) {
            return;
        }
        current.sort(BY_KEY);
        Path file = folder.resolve("sorted." + parts.size() + ".fastq");
        parts.add(file);
        try (PlainFastqWriter writer = new PlainFastqWriter(file)) {
            for (Keyed keyed : current) {
                // The key is the name here, so that merging need not know how names are made.
                writer.write(
                        Long.toString(keyed.key()) + ' ' + keyed.read().name(),
                        keyed.read().bases(),
                        keyed.read().qualities());
            }
        }
        current.clear();
        currentBases = 0;
    }

    @Override
    public void close() {
        for (Path part : parts) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UserException("cannot delete " + part + ": " + e.getMessage(), e);
            }
        }
    }

    /** One sorted part, read from its start. */
    private static final class Part implements AutoCloseable {
        private final ReadSource source;
        private @Nullable Read read;
        private long key;

        Part(Path file) {
            this.source = ToolOutput.open(file);
        }

        boolean advance() {
            Read next = ToolOutput.next(source);
            if (next == null) {
                return false;
            }
            key = Long.parseLong(next.name());
            read = new Read(next.comment(), next.bases(), next.qualities());
            return true;
        }

        long key() {
            return key;
        }

        Read read() {
            if (read == null) {
                throw new IllegalStateException("the part was not advanced");
            }
            return read;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
