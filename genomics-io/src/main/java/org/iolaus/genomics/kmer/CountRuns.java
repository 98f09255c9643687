package org.iolaus.genomics.kmer;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.system.LongFileWriter;
import org.iolaus.genomics.system.PrivateFile;

/**
 * Tables of counts written to a file one behind the other, each sorted by the hash of the k-mers, and merged at the end. The top bits
 * of a hash say which partition it belongs to; the rest of the hash and the count make one {@code long}: 47 bits and 16 bits, so that
 * sorting the numbers sorts the k-mers.
 */
final class CountRuns implements Closeable {

    static final int COUNT_BITS = 16;
    private static final int MAX_REST_BITS = 47;

    private final int k;
    private final Path folder;
    private final KmerHash hash;
    private final FileChannel file;
    private final List<long[]> starts = new ArrayList<>();
    private long written;

    private CountRuns(int k, Path folder, FileChannel file) {
        this.k = k;
        this.folder = folder;
        this.hash = new KmerHash(k);
        this.file = file;
    }

    /** An empty file of runs, which nobody else can open. */
    static CountRuns in(Path folder, int k) throws IOException {
        return new CountRuns(k, folder, PrivateFile.in(folder));
    }

    /** How many bits of a hash of 2k bits lie behind the partition. */
    static int restBits(int k) {
        return Math.min(MAX_REST_BITS, 2 * k - CountTable.PARTITION_BITS);
    }

    static int partitions(int k) {
        return 1 << (2 * k - restBits(k));
    }

    /** Writes all counts of a table as one more run. */
    void add(HashedKmerCounts table) throws IOException {
        long[] runStarts = new long[partitions(k) + 1];
        try (LongFileWriter writer = new LongFileWriter(file, written)) {
            RunWriter run = new RunWriter(writer, runStarts);
            // The table visits its partitions in turn, and each of them holds whole ones of ours.
            run.takeAll(table);
            run.finish();
        }
        written = runStarts[runStarts.length - 1];
        starts.add(runStarts);
    }

    /** Adds up the runs. */
    MappedKmerCounts merge() throws IOException {
        try (FileChannel target = PrivateFile.in(folder)) {
            long[] targetStarts = new long[partitions(k) + 1];
            try (LongFileWriter writer = new LongFileWriter(target, 0)) {
                for (int p = 0; p < partitions(k); p++) {
                    writeSums(sorted(p), writer);
                    targetStarts[p + 1] = writer.position();
                }
            }
            return MappedKmerCounts.of(k, target, targetStarts);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private long[] sorted(int partition) throws IOException {
        long size = 0;
        for (long[] run : starts) {
            size += run[partition + 1] - run[partition];
        }
        long[] entries = new long[Math.toIntExact(size)];
        int filled = 0;
        for (long[] run : starts) {
            int length = (int) (run[partition + 1] - run[partition]);
            read(run[partition], entries, filled, length);
            filled += length;
        }
        Arrays.sort(entries);
        return entries;
    }

    private static void writeSums(long[] entries, LongFileWriter writer) throws IOException {
        int i = 0;
        while (i < entries.length) {
            long rest = entries[i] >>> COUNT_BITS;
            long sum = 0;
            for (; i < entries.length && entries[i] >>> COUNT_BITS == rest; i++) {
                sum += entries[i] & KmerCounts.SATURATION;
            }
            writer.write(rest << COUNT_BITS | Math.min(sum, KmerCounts.SATURATION));
        }
    }

    private void read(long position, long[] into, int from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * length);
        long at = Long.BYTES * position;
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, at);
            if (read < 0) {
                throw new EOFException("the temporary file of counts ends too early");
            }
            at += read;
        }
        bytes.flip();
        bytes.asLongBuffer().get(into, from, length);
    }

    /** Sorts k-mers into partitions and writes these in turn. */
    private final class RunWriter {

        private final LongFileWriter writer;
        private final long[] runStarts;
        private final int restBits = restBits(k);
        private final int group = partitions(k) >>> CountTable.PARTITION_BITS;
        private final long[][] entries = new long[group][64];
        private final int[] filled = new int[group];
        private int current;

        RunWriter(LongFileWriter writer, long[] runStarts) {
            this.writer = writer;
            this.runStarts = runStarts;
            runStarts[0] = writer.position();
        }

        void takeAll(HashedKmerCounts table) throws IOException {
            for (int p = 0; p < CountTable.PARTITIONS; p++) {
                table.forEachOf(p, this::take);
                writeGroup();
            }
        }

        void finish() {
            if (current != partitions(k)) {
                throw new IllegalStateException("wrote " + current + " of " + partitions(k) + " partitions");
            }
        }

        private void take(long kmer, int count) {
            long key = hash.forward(kmer);
            int at = (int) (key >>> restBits) - current;
            if (filled[at] == entries[at].length) {
                entries[at] = Arrays.copyOf(entries[at], 2 * filled[at]);
            }
            entries[at][filled[at]++] = (key & ((1L << restBits) - 1)) << COUNT_BITS | count;
        }

        private void writeGroup() throws IOException {
            for (int i = 0; i < group; i++) {
                Arrays.sort(entries[i], 0, filled[i]);
                for (int j = 0; j < filled[i]; j++) {
                    writer.write(entries[i][j]);
                }
                filled[i] = 0;
                runStarts[++current] = writer.position();
            }
        }
    }
}
