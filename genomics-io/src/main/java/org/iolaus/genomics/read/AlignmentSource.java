package org.iolaus.genomics.read;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;

/**
 * The primary records of a SAM, BAM or CRAM file as fragments. A fragment of two mates comes when its second mate is met, so mates may
 * lie anywhere in the file; the first ones wait in memory, as in {@code samtools collate}, up to a part of the heap. Mates whose
 * partner is missing come as single reads: in their place where the header says that the file is grouped by name, else at the end, in
 * the order of the file.
 */
final class AlignmentSource implements ReadSource {

    /** Objects and arrays of one waiting read beside its bases and qualities, roughly. */
    private static final int BYTES_PER_WAITING_READ = 600;

    private static final int HEAP_SHARE = 2;
    private static final String NO_NAME = "*";

    private final InputFile file;
    private final AlignmentRecords records;
    private final boolean referenceKnown;
    private final boolean grouped;
    private final long mostWaitingBytes;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Deque<ReadPair> ready = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private long waitingBytes;
    private long record;
    private long aligned;
    private long secondary;
    private long supplementary;
    private long hardClipped;
    private long withoutMate;
    private boolean ended;

    /** The mate that was met first. */
    private record Waiting(Read read, boolean isFirst, boolean isSecond) {

        long bytes() {
            return 2L * read.length() + BYTES_PER_WAITING_READ;
        }
    }

    AlignmentSource(InputFile file) {
        this(file, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** With a limit to the memory of waiting mates. */
    AlignmentSource(InputFile file, long mostWaitingBytes) {
        this.file = file;
        this.mostWaitingBytes = mostWaitingBytes;
        this.records = AlignmentRecords.open(file);
        SAMFileHeader header = records.header();
        this.referenceKnown = !header.getSequenceDictionary().isEmpty();
        this.grouped = header.getSortOrder() == SAMFileHeader.SortOrder.queryname
                || header.getGroupOrder() == SAMFileHeader.GroupOrder.query;
    }

    @Override
    public @Nullable ReadPair next() {
        while (ready.isEmpty() && !ended) {
            SAMRecord next = records.next();
            if (next == null) {
                ended = true;
                releaseWaiting();
                makeNotes();
            } else {
                record++;
                take(next);
            }
        }
        return ready.poll();
    }

    @Override
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    @Override
    public void close() {
        records.close();
    }

    private void take(SAMRecord next) {
        if (next.getSupplementaryAlignmentFlag() || next.isSecondaryAlignment()) {
            supplementary += next.getSupplementaryAlignmentFlag() ? 1 : 0;
            secondary += next.getSupplementaryAlignmentFlag() ? 0 : 1;
            return;
        }
        String name = next.getReadName();
        boolean paired = next.getReadPairedFlag() && !name.equals(NO_NAME);
        boolean isFirst = paired && next.getFirstOfPairFlag();
        boolean isSecond = paired && next.getSecondOfPairFlag();
        Read read = read(next);
        if (grouped && !waiting.containsKey(name)) {
            releaseWaiting();
        }
        if (!paired || (isFirst && isSecond)) {
            ready.add(new ReadPair(read, null));
            return;
        }
        Waiting mate = waiting.remove(name);
        if (mate == null) {
            keep(name, new Waiting(read, isFirst, isSecond));
            return;
        }
        if ((isFirst && mate.isFirst()) || (isSecond && mate.isSecond())) {
            throw new InputFormatException(
                    file.shownName(), record, name, "a second primary record of mate " + (isFirst ? 1 : 2));
        }
        waitingBytes -= mate.bytes();
        boolean swapped = isFirst || mate.isSecond();
        ready.add(swapped ? new ReadPair(read, mate.read()) : new ReadPair(mate.read(), read));
    }

    private Read read(SAMRecord next) {
        boolean mapped = !next.getReadUnmappedFlag();
        aligned += mapped ? 1 : 0;
        try {
            hardClipped += mapped && next.getCigarString().indexOf('H') >= 0 ? 1 : 0;
            return UnalignedRecords.read(next, referenceKnown || mapped, file.shownName(), record);
        } catch (RuntimeException e) {
            throw AlignmentRecords.broken(file, record, e);
        }
    }

    private void keep(String name, Waiting mate) {
        waiting.put(name, mate);
        waitingBytes += mate.bytes();
        if (waitingBytes > mostWaitingBytes) {
            throw new UserException(
                    file.shownName() + ": " + waiting.size()
                            + " reads wait for their mates, more than memory holds: bring mates together with samtools collate");
        }
    }

    private void releaseWaiting() {
        withoutMate += waiting.size();
        waiting.values().forEach(mate -> ready.add(new ReadPair(mate.read(), null)));
        waiting.clear();
        waitingBytes = 0;
    }

    private void makeNotes() {
        String name = file.shownName() + ": ";
        if (aligned > 0) {
            notes.add(name + "aligned reads, written without positions, CIGAR and tags of the alignment: " + aligned);
        }
        if (secondary + supplementary > 0) {
            notes.add(name + "records left out: " + secondary + " secondary, " + supplementary + " supplementary");
        }
        if (hardClipped > 0) {
            notes.add(name + "hard-clipped reads, whose cut-off bases are not in the file: " + hardClipped);
        }
        if (withoutMate > 0) {
            notes.add(name + "reads whose mate is not in the file, taken as single ones: " + withoutMate);
        }
    }
}
