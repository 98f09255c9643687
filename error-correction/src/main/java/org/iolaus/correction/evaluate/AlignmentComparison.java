package org.iolaus.correction.evaluate;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;

/**
 * Aligns reads to a reference inside this process, with BWA-MEM (Li 2013, arXiv:1303.3997), to see how many fit it before and after
 * correction. Every read is aligned for itself, mates too, so that the figures of a read depend on nothing else.
 */
public final class AlignmentComparison implements Closeable {
    private final BwaMemIndex index;
    private final int threads;

    /**
     * Indexes a reference.
     *
     * @param reference FASTA, plain or compressed
     * @param threads how many threads align, at least 1; the figures do not depend on it
     * @throws UserException where the reference cannot be read or has no bases, or where this machine cannot run the aligner
     */
    public AlignmentComparison(Path reference, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.threads = threads;
        load();
        this.index = ReferenceIndex.of(reference);
    }

    /**
     * Aligns reads.
     *
     * @param reads the reads, raw or corrected
     * @return how they fit the reference
     */
    public AlignmentCounts align(ReadInput reads) {
        return count(reads, (read, mate) -> true);
    }

    /**
     * Aligns reads that are in memory.
     *
     * @param reads the reads, raw or corrected
     * @return how they fit the reference
     */
    public AlignmentCounts align(Iterable<Read> reads) {
        try (AlignmentTally tally = new AlignmentTally(index, threads)) {
            reads.forEach(tally::add);
            return tally.finish();
        }
    }

    /**
     * Aligns reads before and after correction.
     *
     * @param raw the raw reads; their names must differ, except those of mates
     * @param corrected the corrected reads, in any order, found by name
     * @return how both fit the reference, as shares of the raw reads
     * @throws UserException where two raw reads have one name, or not one corrected read has the name of a raw one
     */
    public AlignmentChange compare(ReadInput raw, ReadInput corrected) {
        MatchedReads matched = new MatchedReads(raw.first().toString());
        AlignmentCounts before = count(raw, (read, mate) -> {
            matched.addRaw(read, mate);
            return true;
        });
        AlignmentCounts delivered = count(corrected, matched::addCorrected);
        matched.requireRelated(corrected.first().toString());
        AlignmentCounts dropped = dropped(raw, matched);
        AlignmentCounts after = new AlignmentCounts(
                before.reads(),
                delivered.alignedReads(),
                delivered.exactReads(),
                delivered.alignedBases() + dropped.alignedBases(),
                delivered.mismatches() + dropped.mismatches());
        return new AlignmentChange(
                before, after, matched.dropped(), matched.shortened(), matched.unknown(), matched.repeated());
    }

    /** Lets go of the index. */
    @Override
    public void close() {
        index.close();
    }

    /** Which reads of a file are aligned and counted. */
    @FunctionalInterface
    private interface Choice {
        boolean takes(Read read, int mate);
    }

    private AlignmentCounts count(ReadInput reads, Choice choice) {
        try (AlignmentTally tally = new AlignmentTally(index, threads)) {
            Mates.forEach(reads, (read, mate) -> {
                if (choice.takes(read, mate)) {
                    tally.add(read);
                }
            });
            return tally.finish();
        }
    }

    /** How the raw reads without a corrected one fit. */
    private AlignmentCounts dropped(ReadInput raw, MatchedReads matched) {
        if (matched.dropped() == 0) {
            return new AlignmentCounts(0, 0, 0, 0, 0);
        }
        AtomicInteger number = new AtomicInteger();
        return count(raw, (read, mate) -> matched.isDropped(number.getAndIncrement()));
    }

    /** Loads the aligner's native library, so that what fails later has another cause. */
    private static void load() {
        try {
            BwaMemIndex.getBWAVersion();
        } catch (LinkageError | RuntimeException e) {
            throw new UserException(
                    "the aligner cannot be loaded (it needs Linux or macOS on x86_64, and to write to the temporary folder "
                            + System.getProperty("java.io.tmpdir") + "): " + firstLine(e)
                            + "; simulated reads can be evaluated by their truth instead",
                    e);
        }
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
