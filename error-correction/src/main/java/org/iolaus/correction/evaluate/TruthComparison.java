package org.iolaus.correction.evaluate;

import java.nio.file.Path;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;

/**
 * Compares corrected reads, base by base, with the truth of simulated ones. Raw reads and truth are held in memory (two bytes a base
 * of each wrong read, one of each right one) as reads are matched by name and may come in any order; corrected reads stream by. One
 * comparison serves any number of corrections of the same reads.
 *
 * <p>Names are first words. The truth of a read is the sequence of its name whose header may count the inserted and deleted bases as
 * {@code I=1 D=0}. Mates that share a name are told apart by their file (or their turn, or their flag) and have the truths
 * {@code name/1} and {@code name/2}.
 */
public final class TruthComparison {
    private final TrueReads reads;

    private TruthComparison(TrueReads reads) {
        this.reads = reads;
    }

    /**
     * Loads the raw reads and their truth.
     *
     * @param raw the raw reads
     * @param truth FASTA with the error-free piece of genome of each read, in the read's orientation; sequences of other names are left
     *     out
     * @return the comparison
     * @throws org.iolaus.genomics.UserException where two raw reads have one name, or one has no truth
     */
    public static TruthComparison load(ReadInput raw, Path truth) {
        TrueReads reads = new TrueReads(raw.first().toString(), truth.toString());
        Mates.forEach(raw, reads::addRaw);
        Mates.forEach(ReadInput.single(truth), (read, mate) -> reads.addTruth(read));
        reads.checkComplete();
        return new TruthComparison(reads);
    }

    /**
     * Uses raw reads and their truth that are in memory.
     *
     * @param raw single raw reads, each with a name of its own
     * @param truth the true sequences, with the reads' names
     * @return the comparison
     * @throws org.iolaus.genomics.UserException where two raw reads have one name, or one has no truth
     */
    public static TruthComparison of(Iterable<Read> raw, Iterable<Read> truth) {
        TrueReads reads = new TrueReads("the raw reads", "the truth");
        raw.forEach(read -> reads.addRaw(read, 0));
        truth.forEach(reads::addTruth);
        reads.checkComplete();
        return new TruthComparison(reads);
    }

    /**
     * Judges corrected reads in files.
     *
     * @param corrected the corrected reads, in any order; missing ones count as dropped
     * @return what was counted
     * @throws org.iolaus.genomics.UserException where not one corrected read has the name of a raw one
     */
    public TruthCounts compare(ReadInput corrected) {
        TruthTally tally = new TruthTally(reads);
        Mates.forEach(corrected, tally::add);
        tally.requireRelated(corrected.first().toString());
        return tally.finish();
    }

    /**
     * Judges corrected reads in memory.
     *
     * @param corrected the corrected reads, in any order; missing ones count as dropped
     * @return what was counted
     */
    public TruthCounts compare(Iterable<Read> corrected) {
        TruthTally tally = new TruthTally(reads);
        corrected.forEach(read -> tally.add(read, 0));
        return tally.finish();
    }
}
