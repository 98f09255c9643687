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

/** Tables of counts written to a file one behind the other, each as {@link SortedEntries}, and merged at the end. */
final class CountRuns implements Closeable {

    private final int k;
    private final Path folder;
    private final SortedEntries sorted;
    private final FileChannel file;
    private final List<long[]> starts = new ArrayList<>();
    private long written;

    private CountRuns(int k, Path folder, FileChannel file) {
        this.k = k;
        this.folder = folder;
        this.sorted = new SortedEntries(k);
        this.file = file;
    }

    /** An empty file of runs, which nobody else can open. */
    static CountRuns in(Path folder, int k) throws IOException {
        return new CountRuns(k, folder, PrivateFile.in(folder));
    }

    /** Writes all counts of a table as one more run. */
    void add(HashedKmerCounts table) throws IOException {
        long[] runStarts = new long[SortedEntries.partitions(k) + 1];
        int[] partition = {0};
        runStarts[0] = written;
        try (LongFileWriter writer = new LongFileWriter(file, written)) {
            sorted.of(table, (entries, length) -> {
                for (int i = 0; i < length; i++) {
                    writer.write(entries[i]);
                }
                runStarts[++partition[0]] = writer.position();
            });
        }
        written = runStarts[runStarts.length - 1];
        starts.add(runStarts);
    }

    /** Adds up the runs. */
    MappedKmerCounts merge() throws IOException {
        int partitions = SortedEntries.partitions(k);
        try (FileChannel target = PrivateFile.in(folder)) {
            long[] targetStarts = new long[partitions + 1];
            try (LongFileWriter writer = new LongFileWriter(target, 0)) {
                for (int p = 0; p < partitions; p++) {
                    long[] entries = sorted(p);
                    int length = SortedEntries.sumUp(entries, entries.length);
                    for (int i = 0; i < length; i++) {
                        writer.write(entries[i]);
                    }
                    targetStarts[p + 1] = writer.position();
                }
            }
            return MappedKmerCounts.of(k, target, 0, targetStarts);
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
}
