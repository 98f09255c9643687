package org.iolaus.genomics.simulate;

import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/**
 * A genome that reads are made from, and how much of the sample it is.
 *
 * @param name what messages call it
 * @param sequences its chromosomes, plasmids or segments
 * @param share its part of the coverage, relative to the shares of the other genomes; above 0
 */
public record Genome(String name, List<Sequence> sequences, double share) {

    /**
     * Checks the share and that there is something to sequence.
     *
     * @throws UserException where no letter is A, C, G or T
     */
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
     * @return the genome
     */
    public static Genome of(String name, List<Read> records, double share) {
        return new Genome(
                name,
                records.stream()
                        .map(record -> new Sequence(record.name(), record.bases()))
                        .toList(),
                share);
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

    /** One sequence of a genome: upper-case A, C, G, T and, for every other letter, N, which is never sequenced. */
    public static final class Sequence {
        private final String name;
        private final byte[] bases;
        private final long knownBases;
        private final int longestKnownPiece;

        /**
         * Copies a sequence.
         *
         * @param name its name
         * @param letters ASCII letters in either case
         */
        public Sequence(String name, byte[] letters) {
            this.name = name;
            this.bases = new byte[letters.length];
            long known = 0;
            int piece = 0;
            int longest = 0;
            for (int i = 0; i < letters.length; i++) {
                int code = Nucleotide.code(letters[i]);
                bases[i] = Nucleotide.letter(code);
                piece = code == Nucleotide.NONE ? 0 : piece + 1;
                known += piece > 0 ? 1 : 0;
                longest = Math.max(longest, piece);
            }
            this.knownBases = known;
            this.longestKnownPiece = longest;
        }

        /**
         * The sequence's name.
         *
         * @return the name in its file
         */
        public String name() {
            return name;
        }

        /**
         * The number of letters, known or not.
         *
         * @return 0 or more
         */
        public int length() {
            return bases.length;
        }

        long knownBases() {
            return knownBases;
        }

        int longestKnownPiece() {
            return longestKnownPiece;
        }

        /** A piece on either strand, or an empty array where it holds an N. */
        byte[] piece(int start, int length, boolean forward) {
            byte[] piece = new byte[length];
            for (int i = 0; i < length; i++) {
                int code = Nucleotide.code(bases[forward ? start + i : start + length - 1 - i]);
                if (code == Nucleotide.NONE) {
                    return new byte[0];
                }
                piece[i] = Nucleotide.letter(forward ? code : Nucleotide.complement(code));
            }
            return piece;
        }
    }
}
