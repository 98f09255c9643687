package org.iolaus.genomics.kmer;

import java.util.List;
import org.iolaus.genomics.read.Nucleotide;

/**
 * One thread's way into the tables of a {@link KmerCounter}: it cuts sequences into canonical k-mers of every length asked for and
 * hands them over in bundles of one partition.
 */
public final class KmerAccumulator implements KmerIntake {

    private static final int BUNDLE = 256;

    private final List<CountTable> tables;
    private final long[][] bundles;
    private final int[][] filled;

    KmerAccumulator(List<CountTable> tables) {
        this.tables = tables;
        this.bundles = new long[tables.size()][CountTable.PARTITIONS * BUNDLE];
        this.filled = new int[tables.size()][CountTable.PARTITIONS];
    }

    @Override
    public void add(byte[] codes, int length) {
        for (int t = 0; t < tables.size(); t++) {
            add(codes, length, tables.get(t), bundles[t], filled[t]);
        }
    }

    @Override
    public void flush() {
        for (int t = 0; t < tables.size(); t++) {
            for (int p = 0; p < CountTable.PARTITIONS; p++) {
                if (filled[t][p] > 0) {
                    tables.get(t).add(p, bundles[t], p * BUNDLE, p * BUNDLE + filled[t][p]);
                    filled[t][p] = 0;
                }
            }
        }
    }

    private static void add(byte[] codes, int length, CountTable table, long[] bundle, int[] filled) {
        int k = table.k();
        long unwanted = table.unwantedBits();
        long mask = Kmer.mask(k);
        int top = 2 * (k - 1);
        long forward = 0;
        long reverse = 0;
        int run = 0;
        for (int i = 0; i < length; i++) {
            int code = codes[i];
            if (code == Nucleotide.NONE) {
                run = 0;
                continue;
            }
            forward = ((forward << 2) | code) & mask;
            reverse = (reverse >>> 2) | ((long) (3 - code) << top);
            if (++run >= k) {
                long key = table.key(Math.min(forward, reverse));
                if ((key & unwanted) != 0) {
                    continue;
                }
                int partition = table.partition(key);
                bundle[partition * BUNDLE + filled[partition]] = key;
                if (++filled[partition] == BUNDLE) {
                    table.add(partition, bundle, partition * BUNDLE, (partition + 1) * BUNDLE);
                    filled[partition] = 0;
                }
            }
        }
    }
}
