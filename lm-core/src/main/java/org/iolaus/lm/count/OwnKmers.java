package org.iolaus.lm.count;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.kmer.Observations;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadPair;

/**
 * What one fragment itself added to the counts, so that it can be left out when its reads are scored: a read must not be evidence for
 * its own errors. Every k-mer that the fragment contributed is subtracted, on both strands, at every length, as often as it occurs, and
 * the same for every candidate. Saturated counts are not pushed below saturation, since what they would be is not known. One thread's
 * working space; {@link #set} makes it hold another fragment.
 */
public final class OwnKmers {

    private final int[] lengths;
    private final Observations observations;
    private final Table[] tables;
    private long changes;

    /**
     * Makes the working space.
     *
     * @param lengths the k-mer lengths of the model's levels
     * @param qualityCut the quality cut that the counting used
     */
    public OwnKmers(List<Integer> lengths, int qualityCut) {
        this.lengths = lengths.stream().mapToInt(Integer::intValue).toArray();
        this.observations = new Observations(qualityCut);
        this.tables = new Table[this.lengths.length];
        for (int level = 0; level < tables.length; level++) {
            tables[level] = new Table();
        }
    }

    /** Forgets the fragment: nothing is left out until the next {@link #set}. */
    public void clear() {
        changes++;
        for (Table table : tables) {
            table.clear();
        }
    }

    /** How often what is left out was changed: while this stays the same, so does {@link #without}. */
    long changes() {
        return changes;
    }

    /**
     * Takes another fragment.
     *
     * @param pair the raw reads, as they were counted
     */
    public void set(ReadPair pair) {
        set(pair, MateOverlap.fragmentLength(pair));
    }

    /**
     * The same where the overlap of the mates is known.
     *
     * @param pair the raw reads, as they were counted
     * @param fragment the fragment's length as {@link MateOverlap#fragmentLength(ReadPair)} tells it
     */
    public void set(ReadPair pair, int fragment) {
        clear();
        observations.of(pair, fragment, (codes, length) -> {
            for (int level = 0; level < lengths.length; level++) {
                add(codes, length, lengths[level], tables[level]);
            }
        });
    }

    /**
     * A count without the fragment's own share.
     *
     * @param level the place of the k-mer's length among those given, ascending, from 0
     * @param canonical a canonical k-mer of that level's length
     * @param count what the table says
     * @return the count, less the fragment's own observations, at least 0
     */
    public int without(int level, long canonical, int count) {
        return count == 0 || count == KmerCounts.SATURATION
                ? count
                : Math.max(0, count - tables[level].count(canonical));
    }

    private static void add(byte[] codes, int length, int k, Table table) {
        long kmer = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            if (codes[i] == Nucleotide.NONE) {
                run = 0;
                continue;
            }
            kmer = Kmer.append(kmer, codes[i], k);
            if (++run >= k) {
                table.add(Kmer.canonical(kmer, k));
            }
        }
    }

    /** A small hash table of one fragment's k-mers. What a free place has for a count is left from other fragments. */
    private static final class Table {

        private static final int SMALLEST = 1 << 10;
        private static final long FREE = -1;

        private long[] kmers = free(SMALLEST);
        private int[] counts = new int[SMALLEST];
        private int[] taken = new int[SMALLEST / 2];
        private int used;

        private static long[] free(int places) {
            long[] kmers = new long[places];
            Arrays.fill(kmers, FREE);
            return kmers;
        }

        void clear() {
            for (int i = 0; i < used; i++) {
                kmers[taken[i]] = FREE;
            }
            used = 0;
        }

        int count(long kmer) {
            int at = place(kmer);
            return kmers[at] == kmer ? counts[at] : 0;
        }

        void add(long kmer) {
            if (used == taken.length) {
                grow();
            }
            int at = place(kmer);
            if (kmers[at] == kmer) {
                counts[at]++;
            } else {
                kmers[at] = kmer;
                counts[at] = 1;
                taken[used++] = at;
            }
        }

        private int place(long kmer) {
            int mask = kmers.length - 1;
            int at = (int) ((kmer * 0x9E3779B97F4A7C15L) >>> 40) & mask;
            while (kmers[at] != kmer && kmers[at] != FREE) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            long[] oldKmers = kmers;
            int[] oldCounts = counts;
            int[] oldTaken = taken;
            kmers = free(2 * oldKmers.length);
            counts = new int[kmers.length];
            taken = new int[oldKmers.length];
            for (int i = 0; i < used; i++) {
                int from = oldTaken[i];
                int at = place(oldKmers[from]);
                kmers[at] = oldKmers[from];
                counts[at] = oldCounts[from];
                taken[i] = at;
            }
        }
    }
}
