package org.iolaus.genomics.kmer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes a {@link CountsFile}, which describes the layout, from its beginning to its end. */
public final class CountsFileWriter {

    private static final int BUFFER_BYTES = 1 << 20;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final List<Section> sections = new ArrayList<>();
    private final CRC32C checksum = new CRC32C();
    private long position;

    /**
     * Writes the head.
     *
     * @param out where to; it is flushed at the end and stays open
     * @throws IOException where writing fails
     */
    public CountsFileWriter(OutputStream out) throws IOException {
        this.out = out;
        buffer.putLong(CountsFile.HEAD_MARK).putLong(CountsFile.LAYOUT);
        flush();
    }

    /** A section as the directory lists it. */
    record Section(int kind, int k, long offset, long length, long checksum) {}

    /**
     * Writes what is known of the reads beside the counts.
     *
     * @param facts any bytes, which {@link CountsFile#facts} gives back
     * @throws IOException where writing fails
     */
    public void facts(byte[] facts) throws IOException {
        long start = begin();
        for (int from = 0; from < facts.length; from += BUFFER_BYTES) {
            buffer.put(facts, from, Math.min(BUFFER_BYTES, facts.length - from));
            flush();
        }
        end(CountsFile.FACTS, 0, start);
    }

    /**
     * Writes a table.
     *
     * @param counts all k-mers of one length, from {@link CountsFile#SHORTEST} to 31
     * @throws IOException where writing fails
     */
    public void table(KmerCounts counts) throws IOException {
        int k = counts.k();
        SortedEntries sorted = new SortedEntries(CountsFile.checkK(k));
        table(k, sink -> sorted.of(counts, sink));
    }

    /**
     * Writes the sums of tables.
     *
     * @param parts counts of other reads each, or of other k-mers, with a table of this length
     * @param k the length of the k-mers
     * @throws IOException where writing fails
     */
    public void sums(List<CountsFile> parts, int k) throws IOException {
        sums(parts, k, 1, 1);
    }

    /**
     * Writes the sums of a part of the k-mers.
     *
     * @param parts counts of other reads each, with a table of this length
     * @param k the length of the k-mers
     * @param slice which of the parts of all k-mers, from 1
     * @param slices how many parts there are
     * @throws IOException where writing fails
     */
    public void sums(List<CountsFile> parts, int k, int slice, int slices) throws IOException {
        List<MappedKmerCounts> tables =
                parts.stream().map(part -> part.mapped(k)).toList();
        int partitions = SortedEntries.partitions(k);
        long first = (long) partitions * (slice - 1) / slices;
        long end = (long) partitions * slice / slices;
        table(k, sink -> {
            for (int partition = 0; partition < partitions; partition++) {
                boolean wanted = partition >= first && partition < end;
                long[] entries = wanted ? sorted(tables, partition) : new long[0];
                sink.take(entries, SortedEntries.sumUp(entries, entries.length));
            }
        });
    }

    private static long[] sorted(List<MappedKmerCounts> tables, int partition) {
        long[] entries = new long[0];
        for (MappedKmerCounts table : tables) {
            long[] more = table.entries(partition);
            int known = entries.length;
            entries = Arrays.copyOf(entries, known + more.length);
            System.arraycopy(more, 0, entries, known, more.length);
        }
        Arrays.sort(entries);
        return entries;
    }

    /**
     * Writes the directory of a file with the k-mers of a part of the reads.
     *
     * @param part which part, from 1
     * @param parts how many parts there are
     * @throws IOException where writing fails
     */
    public void finish(int part, int parts) throws IOException {
        end(part, parts);
    }

    /**
     * Writes the directory of a file with a part of the k-mers of all reads.
     *
     * @param slice which part, from 1
     * @param slices how many parts there are
     * @throws IOException where writing fails
     */
    public void finishSlice(int slice, int slices) throws IOException {
        end(slice, -slices);
    }

    private void end(int part, int parts) throws IOException {
        ByteBuffer directory =
                ByteBuffer.allocate(CountsFile.DIRECTORY_ENTRY_BYTES * sections.size() + CountsFile.END_BYTES);
        for (Section section : sections) {
            directory
                    .putInt(section.kind())
                    .putInt(section.k())
                    .putLong(section.offset())
                    .putLong(section.length())
                    .putLong(section.checksum());
        }
        directory.putLong(position).putInt(sections.size()).putInt(part).putInt(parts);
        checksum.reset();
        checksum.update(directory.array(), 0, directory.position());
        directory.putInt((int) checksum.getValue()).putLong(CountsFile.END_MARK);
        out.write(directory.array());
        out.flush();
    }

    /** Puts partitions into a sink, one after the other. */
    @FunctionalInterface
    private interface Partitions {
        void putInto(SortedEntries.PartitionSink sink) throws IOException;
    }

    /** Entries first, then where those of each partition start: only then is it known. */
    private void table(int k, Partitions partitions) throws IOException {
        long start = begin();
        long[] starts = new long[SortedEntries.partitions(k) + 1];
        int[] partition = {0};
        partitions.putInto((entries, length) -> {
            for (int i = 0; i < length; i++) {
                put(entries[i]);
            }
            starts[partition[0] + 1] = starts[partition[0]] + length;
            partition[0]++;
        });
        for (long entry : starts) {
            put(entry);
        }
        end(CountsFile.TABLE, k, start);
    }

    private long begin() {
        checksum.reset();
        return position;
    }

    private void end(int kind, int k, long start) throws IOException {
        flush();
        sections.add(new Section(kind, k, start, position - start, checksum.getValue()));
        while (position % Long.BYTES != 0) {
            buffer.put((byte) 0);
            flush();
        }
    }

    private void put(long number) throws IOException {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(number);
    }

    private void flush() throws IOException {
        checksum.update(buffer.array(), 0, buffer.position());
        out.write(buffer.array(), 0, buffer.position());
        position += buffer.position();
        buffer.clear();
    }
}
