package org.iolaus.pipeline.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.genomics.kmer.KmerCounts;

/** K-mers that are counted when they are asked for, but for lengths that are kept because they are wanted more than once. */
final class CountedKmers {

    private final CountingPass counting;
    private final Map<Integer, KmerCounts> kept = new HashMap<>();

    /**
     * Begins with what was counted for something else.
     *
     * @param counting counts the rest, of the same reads
     * @param known some lengths
     */
    CountedKmers(CountingPass counting, List<KmerCounts> known) {
        this.counting = counting;
        known.forEach(counts -> kept.put(counts.k(), counts));
    }

    /** The counts of some lengths, in the order asked for; those that are not there take one pass over the reads. */
    List<KmerCounts> of(List<Integer> lengths) {
        List<Integer> missing =
                lengths.stream().filter(k -> !kept.containsKey(k)).toList();
        Map<Integer, KmerCounts> all = new HashMap<>(kept);
        if (!missing.isEmpty()) {
            counting.count(missing).forEach(counts -> all.put(counts.k(), counts));
        }
        return lengths.stream().map(all::get).toList();
    }

    /** The counts of one length. */
    KmerCounts of(int k) {
        return of(List.of(k)).get(0);
    }

    /** The same, which are not counted again when they are asked for later. */
    List<KmerCounts> keep(List<Integer> lengths) {
        List<KmerCounts> counts = of(lengths);
        counts.forEach(each -> kept.put(each.k(), each));
        return counts;
    }
}
