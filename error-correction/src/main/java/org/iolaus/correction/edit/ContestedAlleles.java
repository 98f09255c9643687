package org.iolaus.correction.edit;

import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/**
 * Finds out who shows the bases that a correction might edit away. Such a base is contested: k-1 bases before it, on either strand, are
 * more often followed by another one. One pass over the reads counts how many fragments show each with a good quality, and on which
 * strands. A fragment counts once, however often and in whichever of its mates it shows the base; where both do, it is on both strands. Any number of threads take part; what
 * is found does not depend on who looks at what when.
 */
public final class ContestedAlleles {

    /** The lowest Phred score of a base that counts: one in a thousand is wrong. */
    public static final int QUALITY = 30;

    /**
     * What is seen once is no allele. That it is seen twice is enough to go and look, since the k-mers of reads with a bad base nearby
     * are not in the table.
     */
    private static final int SEEN = 2;

    /** K-mers whose neighbours are looked up together. */
    private static final int BATCH = 1 << 12;

    private final KmerCounts counts;
    private final int k;
    private final AlleleTable table;

    private ContestedAlleles(KmerCounts counts, int fragments) {
        this.counts = counts;
        this.k = counts.k();
        this.table = new AlleleTable(fragments);
    }

    /**
     * Finds the contested bases.
     *
     * @param counts the k-mers of all reads; so long that one hardly occurs by chance
     * @param fragments how many fragments must show a base, from 2 to {@link EditPolicy#MOST_ALLELE_READS}
     * @param threads how many threads look for them, at least 1
     * @return the bases, which nobody has shown yet
     */
    public static ContestedAlleles of(KmerCounts counts, int fragments, int threads) {
        ContestedAlleles contested = new ContestedAlleles(counts, fragments);
        PrimitiveIterator.OfInt parts = IntStream.range(0, counts.parts()).iterator();
        new Parallel(threads).<Integer>inAnyOrder(() -> parts.hasNext() ? parts.next() : null, () -> {
            Batch batch = contested.new Batch();
            return part -> {
                counts.forEach(part, batch::take);
                batch.decide();
            };
        });
        contested.table.complete();
        return contested;
    }

    /**
     * How many bases in their contexts are contested.
     *
     * @return 0 or more
     */
    public int size() {
        return table.size();
    }

    /**
     * Starts looking on one thread.
     *
     * @return the thread's own working space
     */
    public Session open() {
        return new Session();
    }

    /**
     * Those that enough fragments show, at least one of them on each strand. Complete once every thread is done.
     *
     * @return what is not to be edited away
     */
    public ProtectedAlleles shown() {
        return new ProtectedAlleles(table, counts);
    }

    /**
     * Looks up the neighbours of many k-mers at once, which is faster than one after the other. Of two that differ in their last base, the
     * one with the lower code looks up the other one.
     */
    private final class Batch {

        private final long[] kmers = new long[BATCH];
        private final int[] seen = new int[BATCH];
        private final long[] others = new long[BATCH];
        private final long[] lookedUp = new long[BATCH];
        private final int[] found = new int[BATCH];
        private int size;

        /** Takes a k-mer in both its orientations. */
        void take(long canonical, int count) {
            if (count >= SEEN) {
                put(canonical, count);
                put(Kmer.reverseComplement(canonical, k), count);
            }
        }

        private void put(long kmer, int count) {
            for (long other = kmer + 1; (other & 3) != 0; other++) {
                kmers[size] = kmer;
                seen[size] = count;
                others[size] = other;
                lookedUp[size++] = Kmer.canonical(other, k);
                if (size == BATCH) {
                    decide();
                }
            }
        }

        void decide() {
            counts.count(lookedUp, 0, size, found);
            for (int i = 0; i < size; i++) {
                if (found[i] > seen[i]) {
                    contest(kmers[i]);
                } else if (found[i] >= SEEN && found[i] < seen[i]) {
                    contest(others[i]);
                }
            }
            size = 0;
        }
    }

    /** A k-mer that several others outnumber is added once. */
    private void contest(long kmer) {
        synchronized (table) {
            if (table.find(kmer) < 0) {
                table.add(kmer, Kmer.canonical(kmer, k));
            }
        }
    }

    /** One thread's looking. */
    public final class Session {

        private final long mask = Kmer.mask(k);
        private final int top = 2 * (k - 1);

        private int fragment;

        private Session() {}

        /**
         * Takes note of what a fragment shows.
         *
         * @param pair its raw reads; one without qualities shows nothing
         * @param ordinal its place among all, from 0
         */
        public void take(ReadPair pair, long ordinal) {
            fragment = (int) (ordinal % Integer.MAX_VALUE);
            look(pair.first());
            Read second = pair.second();
            if (second != null) {
                look(second);
            }
        }

        /** The base at the end of each k-mer is shown on one strand, that at its start, of the reverse complement, on the other one. */
        private void look(Read read) {
            if (!read.hasQualities()) {
                return;
            }
            byte[] bases = read.bases();
            byte[] qualities = read.qualities();
            long forward = 0;
            long reverse = 0;
            int run = 0;
            for (int i = 0; i < bases.length; i++) {
                int code = Nucleotide.code(bases[i]);
                run = code == Nucleotide.NONE ? 0 : run + 1;
                forward = ((forward << 2) | (code & 3)) & mask;
                reverse = (reverse >>> 2) | ((long) (3 - (code & 3)) << top);
                if (run >= k && table.mayHold(Math.min(forward, reverse))) {
                    show(forward, qualities[i], 0);
                    show(reverse, qualities[i - k + 1], 1);
                }
            }
        }

        private void show(long kmer, byte quality, int strand) {
            int number = quality < QUALITY ? -1 : table.find(kmer);
            if (number >= 0) {
                table.note(number, strand, fragment);
            }
        }
    }
}
