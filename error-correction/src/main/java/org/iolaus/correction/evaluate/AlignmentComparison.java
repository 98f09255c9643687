package org.iolaus.correction.evaluate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;
import org.broadinstitute.hellbender.utils.bwa.CouldNotCreateIndexException;
import org.broadinstitute.hellbender.utils.bwa.CouldNotCreateIndexImageException;
import org.broadinstitute.hellbender.utils.bwa.CouldNotReadImageException;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;
import org.jspecify.annotations.Nullable;

/**
 * Aligns reads to a reference inside this process, with BWA-MEM (Li 2013, arXiv:1303.3997), to see how many fit it before and after
 * correction. Every read is aligned for itself, mates too, so that the figures of a read depend on nothing else. The reference's
 * index lives in a private temporary folder while the comparison is open.
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
        this.index = index(reference);
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

    private static BwaMemIndex index(Path reference) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("iolaus-reference");
            Path fasta = folder.resolve("reference.fa");
            Path image = folder.resolve("reference.img");
            copy(reference, fasta);
            BwaMemIndex.createIndexImageFromFastaFile(fasta.toString(), image.toString());
            return new BwaMemIndex(image.toString());
        } catch (IOException
                | CouldNotCreateIndexException
                | CouldNotCreateIndexImageException
                | CouldNotReadImageException e) {
            throw new UserException(reference + ": cannot be indexed: " + firstLine(e), e);
        } finally {
            // The image stays mapped into memory after its file is gone.
            delete(folder);
        }
    }

    /**
     * The aligner ends the whole process at a file that it does not like, so it gets one that was read and written here, plain and
     * with names of its own.
     */
    private static void copy(Path reference, Path fasta) throws IOException {
        List<Read> sequences = new ArrayList<>();
        Mates.forEach(ReadInput.single(reference), (read, mate) -> sequences.add(read));
        if (sequences.stream().allMatch(sequence -> sequence.length() == 0)) {
            throw new UserException(reference + ": has no bases to align to");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fasta))) {
            for (int i = 0; i < sequences.size(); i++) {
                out.write((">" + (i + 1) + "\n").getBytes(StandardCharsets.US_ASCII));
                out.write(sequences.get(i).bases());
                out.write('\n');
            }
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
