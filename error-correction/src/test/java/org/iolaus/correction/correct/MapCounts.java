package org.iolaus.correction.correct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/** The plain form of k-mer counts: a map. */
record MapCounts(int k, Map<Long, Integer> map) implements KmerCounts {

    static MapCounts of(List<Read> reads, int k) {
        Map<Long, Integer> map = new HashMap<>();
        for (Read read : reads) {
            for (int start = 0; start + k <= read.length(); start++) {
                add(map, read.bases(), start, k);
            }
        }
        return new MapCounts(k, map);
    }

    private static void add(Map<Long, Integer> map, byte[] bases, int start, int k) {
        long kmer = 0;
        for (int i = start; i < start + k; i++) {
            int code = Nucleotide.code(bases[i]);
            if (code == Nucleotide.NONE) {
                return;
            }
            kmer = Kmer.append(kmer, code, k);
        }
        map.merge(Kmer.canonical(kmer, k), 1, Integer::sum);
    }

    @Override
    public int count(long canonical) {
        return Math.min(SATURATION, map.getOrDefault(canonical, 0));
    }

    @Override
    public long distinct() {
        return map.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        map.forEach((kmer, count) -> visitor.visit(kmer, Math.min(SATURATION, count)));
    }
}
