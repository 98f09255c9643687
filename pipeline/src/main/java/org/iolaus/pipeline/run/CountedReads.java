package org.iolaus.pipeline.run;

import java.io.IOException;
import java.nio.file.Path;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.kmer.CountsFile;
import org.iolaus.genomics.read.ReadInput;

/**
 * Counts of reads in a file, with the facts of all the reads that it carries.
 *
 * @param file the counts
 * @param facts of all reads
 */
record CountedReads(CountsFile file, ReadFacts facts) {

    /**
     * Opens a file, be it of all reads or of a shard.
     *
     * @throws UserException where it cannot be read or is damaged
     */
    static CountedReads openAny(Path path) {
        CountsFile file = CountsFile.open(path);
        try {
            return new CountedReads(file, FactsCodec.of(file.facts()));
        } catch (IOException e) {
            throw new UserException(
                    path + ": holds no facts of reads, although its checksum is right (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Opens a file of the counts of all reads.
     *
     * @throws UserException where it cannot be read, is damaged, or holds the counts of a shard only
     */
    static CountedReads open(Path path) {
        CountedReads counted = openAny(path);
        if (counted.file.parts() > 1) {
            throw new UserException(path + ": holds the counts of " + part(counted.file)
                    + " only; merge those of all with iolaus merge-counts");
        }
        return counted;
    }

    /** Which part of all counts a file holds. */
    static String part(CountsFile file) {
        return (file.isSlice() ? "slice " : "shard ") + new Shard(file.part(), file.parts());
    }

    /** A pass over the reads for k-mers that the file has no counts of. */
    CountingPass counting(ReadInput input, int threads, long maxMemory, Progress progress) {
        return new CountingPass(input, facts.survey(), threads, maxMemory, progress).knowing(file);
    }
}
