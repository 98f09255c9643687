package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.simulate.MadeReads;
import org.junit.jupiter.api.Test;

class LookAheadTest {

    private static final int K = 11;

    @Test
    void announcesWhatMayFollowAndPrecedeEveryContext() {
        Announced counts = new Announced();
        byte[] codes = Nucleotide.codes(MadeReads.bases(60, 3));
        new LookAhead(new KmerCounts[] {counts}).along(codes, 5, 55);
        Set<Long> wanted = new HashSet<>();
        for (int from = 5; from + K - 1 <= 55; from++) {
            StringBuilder context = new StringBuilder();
            for (int i = from; i < from + K - 1; i++) {
                context.append((char) Nucleotide.letter(codes[i]));
            }
            for (char base : "ACGT".toCharArray()) {
                wanted.add(Kmer.canonical(Kmer.of(context.toString() + base), K));
                wanted.add(Kmer.canonical(Kmer.of(base + context.toString()), K));
            }
        }
        assertThat(counts.announced).isEqualTo(wanted);
    }

    @Test
    void announcesNothingOfAPieceWithoutAContext() {
        Announced counts = new Announced();
        new LookAhead(new KmerCounts[] {counts}).along(new byte[60], 0, K - 2);
        assertThat(counts.announced).isEmpty();
    }

    /** Takes note of what is announced. */
    private static final class Announced implements KmerCounts {

        private final Set<Long> announced = new HashSet<>();

        @Override
        public int k() {
            return K;
        }

        @Override
        public int count(long canonical) {
            throw new AssertionError("nothing is looked up yet");
        }

        @Override
        public long distinct() {
            return 0;
        }

        @Override
        public void forEach(Visitor visitor) {}

        @Override
        public void fetch(long[] canonical, int number) {
            for (int i = 0; i < number; i++) {
                announced.add(canonical[i]);
            }
        }
    }
}
