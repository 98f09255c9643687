package org.iolaus.genomics.simulate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;

/**
 * A genome that reads are made from, and how much of the sample it is.
 *
 * @param name what messages call it
 * @param sequences its chromosomes, plasmids or segments, in upper case
 * @param share its part of the coverage, relative to the shares of the other genomes; above 0
 */
public record Genome(String name, List<Sequence> sequences, double share) {

    /** Checks the share and that there is something to sequence. */
    public Genome {
        sequences = List.copyOf(sequences);
        if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the share of genome " + name + " must be a number above 0, was " + share);
        }
        if (sequences.stream().mapToLong(Sequence::knownBases).sum() == 0) {
            throw new UserException("genome " + name + " has no A, C, G or T");
        }
    }

    /**
     * A genome from the records of its FASTA file.
     *
     * @param name what messages call it
     * @param records the records; a record's name is its sequence's name
     * @param share its part of the coverage, above 0
     * @return the genome, in upper case
     */
    public static Genome of(String name, List<Read> records, double share) {
        List<Sequence> sequences = records.stream()
                .map(record -> new Sequence(record.name(), record.bases()))
                .collect(Collectors.toList());
        return new Genome(name, sequences, share);
    }

    /**
     * The number of bases that can be sequenced.
     *
     * @return how many letters are A, C, G or T
     */
    public long knownBases() {
        return sequences.stream().mapToLong(Sequence::knownBases).sum();
    }

    /**
     * The longest piece without an unknown letter.
     *
     * @return its length in bases
     */
    public int longestKnownPiece() {
        return sequences.stream().mapToInt(Sequence::longestKnownPiece).max().orElse(0);
    }

    /** One sequence of a genome. */
    public static final class Sequence {
        private final String name;
        private final byte[] bases;
        private final long knownBases;
        private final int longestKnownPiece;

        /**
         * Copies a sequence in upper case.
         *
         * @param name its name
         * @param letters ASCII letters; those other than A, C, G and T (in either case) are never sequenced
         */
        public Sequence(String name, byte[] letters) {
            this.name = name;
            this.bases = letters.clone();
            long known = 0;
            int run = 0;
            int longest = 0;
            for (int i = 0; i < bases.length; i++) {
                bases[i] = upperCase(bases[i]);
                run = Bases.isKnown(bases[i]) ? run + 1 : 0;
                known += run > 0 ? 1 : 0;
                longest = Math.max(longest, run);
            }
            this.knownBases = known;
            this.longestKnownPiece = longest;
        }
    }
}
