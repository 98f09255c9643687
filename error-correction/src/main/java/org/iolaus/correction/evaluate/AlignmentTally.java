package org.iolaus.correction.evaluate;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAligner;
import org.broadinstitute.hellbender.utils.bwa.BwaMemAlignment;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;
import org.iolaus.genomics.read.Read;

/** Collects reads into batches, aligns them and counts. */
final class AlignmentTally implements Closeable {
    private static final int BATCH_READS = 20_000;
    private static final int UNALIGNED = 0x4;
    private static final int SECONDARY_OR_SUPPLEMENTARY = 0x900;

    private final BwaMemAligner aligner;
    private final List<byte[]> batch = new ArrayList<>();
    private long reads;
    private long aligned;
    private long exact;
    private long bases;
    private long mismatches;

    AlignmentTally(BwaMemIndex index, int threads) {
        aligner = new BwaMemAligner(index);
        aligner.setNThreadsOption(threads);
    }

    void add(Read read) {
        reads++;
        if (read.length() == 0) {
            return;
        }
        batch.add(read.bases());
        if (batch.size() == BATCH_READS) {
            alignBatch();
        }
    }

    /** What was counted of all reads added. */
    AlignmentCounts finish() {
        alignBatch();
        return new AlignmentCounts(reads, aligned, exact, bases, mismatches);
    }

    @Override
    public void close() {
        aligner.close();
    }

    private void alignBatch() {
        if (batch.isEmpty()) {
            return;
        }
        List<List<BwaMemAlignment>> alignments = aligner.alignSeqs(batch);
        for (int i = 0; i < batch.size(); i++) {
            for (BwaMemAlignment alignment : alignments.get(i)) {
                if ((alignment.getSamFlag() & (UNALIGNED | SECONDARY_OR_SUPPLEMENTARY)) == 0) {
                    count(alignment, batch.get(i).length);
                }
            }
        }
        batch.clear();
    }

    private void count(BwaMemAlignment alignment, int length) {
        String cigar = alignment.getCigar();
        int gaps = lengthOf(cigar, 'I') + lengthOf(cigar, 'D');
        int matched = lengthOf(cigar, 'M');
        aligned++;
        exact += matched == length && alignment.getNMismatches() == 0 ? 1 : 0;
        bases += matched;
        // The aligner counts the bases of gaps as mismatches.
        mismatches += alignment.getNMismatches() - gaps;
    }

    /** How many bases one operation of a CIGAR (SAM specification, section 1.4) has in all, matches and mismatches being M. */
    private static int lengthOf(String cigar, char operation) {
        int sum = 0;
        int length = 0;
        for (int i = 0; i < cigar.length(); i++) {
            char letter = cigar.charAt(i);
            if (letter >= '0' && letter <= '9') {
                length = 10 * length + letter - '0';
                continue;
            }
            sum += letter == operation ? length : 0;
            length = 0;
        }
        return sum;
    }
}
