package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadSamplerTest {

    @Test
    void theOrderOfOffersDoesNotMatter() {
        List<Integer> ordinals = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            ordinals.add(i);
        }
        List<Long> inOrder = sample(new ReadSampler(7, 100, Long.MAX_VALUE), ordinals);
        Collections.shuffle(ordinals, new Random(3));
        assertThat(sample(new ReadSampler(7, 100, Long.MAX_VALUE), ordinals))
                .isEqualTo(inOrder)
                .hasSize(100);
        assertThat(sample(new ReadSampler(8, 100, Long.MAX_VALUE), ordinals)).isNotEqualTo(inOrder);
    }

    @Test
    void partsMergeToTheWhole() {
        ReadSampler whole = new ReadSampler(1, 1000, 5000);
        ReadSampler even = new ReadSampler(1, 1000, 5000);
        ReadSampler odd = new ReadSampler(1, 1000, 5000);
        for (int i = 0; i < 3000; i++) {
            whole.offer(i, pair(i));
            (i % 2 == 0 ? even : odd).offer(i, pair(i));
        }
        odd.merge(even);
        assertThat(ordinals(odd)).isEqualTo(ordinals(whole));
    }

    @Test
    void endsWithTheFragmentThatReachesTheBases() {
        ReadSampler sampler = new ReadSampler(1, 1000, 5000);
        for (int i = 0; i < 3000; i++) {
            sampler.offer(i, pair(i));
        }
        List<ReadSampler.Sampled> sample = sampler.sample();
        long bases = sample.stream().mapToLong(s -> s.pair().length()).sum();
        int last = sample.get(sample.size() - 1).pair().length();
        assertThat(bases).isGreaterThanOrEqualTo(5000);
        assertThat(bases - last).isLessThan(5000);
    }

    @Test
    void aSmallerSampleIsTheBeginningOfALargerOne() {
        ReadSampler small = new ReadSampler(1, 10, Long.MAX_VALUE);
        ReadSampler large = new ReadSampler(1, 50, Long.MAX_VALUE);
        for (int i = 0; i < 500; i++) {
            small.offer(i, pair(i));
            large.offer(i, pair(i));
        }
        assertThat(ordinals(large)).startsWith(ordinals(small).toArray(Long[]::new));
    }

    @Test
    void refusesAnEmptySample() {
        assertThatThrownBy(() -> new ReadSampler(1, 0, 5))
                .hasMessage("a sample must have at least 1 fragment and 1 base, was 0 and 5");
    }

    private static List<Long> sample(ReadSampler sampler, List<Integer> ordinals) {
        ordinals.forEach(ordinal -> sampler.offer(ordinal, pair(ordinal)));
        return ordinals(sampler);
    }

    private static List<Long> ordinals(ReadSampler sampler) {
        return sampler.sample().stream().map(ReadSampler.Sampled::ordinal).toList();
    }

    private static ReadPair pair(int ordinal) {
        return new ReadPair(new Read("r" + ordinal, new byte[ordinal % 40], new byte[0]), null);
    }
}
