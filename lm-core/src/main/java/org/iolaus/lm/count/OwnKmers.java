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
        long mask = Kmer.mask(k);
        int top = 2 * (k - 1);
        long forward = 0;
        long reverse = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            int code = codes[i];
            run = code == Nucleotide.NONE ? 0 : run + 1;
            forward = ((forward << 2) | (code & 3)) & mask;
            reverse = (reverse >>> 2) | ((long) (3 - (code & 3)) << top);
            if (run >= k) {
                table.add(Math.min(forward, reverse));
            }
        }
    }

    /**
     * A small hash table of one fragment's k-mers. They are numbered as they come; a place holds the number of its k-mer above the
     * fragment's base, which rises from fragment to fragment, so that what is lower is left from others and the place is free.
     */
    private static final class Table {

        private static final int SMALLEST = 1 << 12;
        private static final int MOST_FULL = 4;

        private int[] places = new int[SMALLEST];
        private long[] kmers = new long[SMALLEST / MOST_FULL];
        private int[] counts = new int[SMALLEST / MOST_FULL];
        private int base = 1;
        private int used;

        void clear() {
            base += used;
            used = 0;
            if (base > Integer.MAX_VALUE - Integer.MAX_VALUE / MOST_FULL) {
                Arrays.fill(places, 0);
                base = 1;
            }
        }

        int count(long kmer) {
            int number = places[place(kmer)] - base;
            return number < 0 ? 0 : counts[number];
        }

        void add(long kmer) {
            int at = place(kmer);
            int number = places[at] - base;
            if (number >= 0) {
                counts[number]++;
            } else if (used < kmers.length) {
                places[at] = base + used;
                kmers[used] = kmer;
                counts[used++] = 1;
            } else {
                grow();
                add(kmer);
            }
        }

        /** The place that holds a k-mer, or the free one where it would be. */
        private int place(long kmer) {
            int mask = places.length - 1;
            int at = (int) ((kmer * 0x9E3779B97F4A7C15L) >>> 40) & mask;
            while (places[at] >= base && kmers[places[at] - base] != kmer) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void grow() {
            places = new int[2 * places.length];
            kmers = Arrays.copyOf(kmers, 2 * kmers.length);
            counts = Arrays.copyOf(counts, kmers.length);
            base = 1;
            for (int number = 0; number < used; number++) {
                places[place(kmers[number])] = base + number;
            }
        }
    }
}
