package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KmerSupportTest {

    private static final int K = 5;
    private static final Read READ = new Read("r", Sample.bytes("GATTACAGGCTTACCA"), new byte[0]);
    private static final MapCounts COUNTS =
            MapCounts.of(List.of(READ, READ.with(Sample.reverseComplement(READ.bases()), new byte[0]), READ), K);

    private static OrientedRead oriented(String bases) {
        OrientedRead read = new OrientedRead();
        read.resize(bases.length());
        for (int i = 0; i < bases.length(); i++) {
            read.codes[i] = (byte) Nucleotide.code((byte) bases.charAt(i));
        }
        return read;
    }

    private static KmerSupport supportOf(KmerCounts counts, int countedQuality, Read first, @Nullable Read second) {
        KmerSupport support = new KmerSupport(counts, countedQuality);
        ReadPair pair = new ReadPair(first, second);
        support.own(pair, MateOverlap.fragmentLength(pair));
        return support;
    }

    private static Read bare(String bases) {
        return new Read("r", Sample.bytes(bases), new byte[0]);
    }

    @Test
    void leavesTheReadsOwnObservationOut() {
        OrientedRead read = oriented("GATTACAGGCTTACCA");
        supportOf(COUNTS, 0, READ, null).fill(read);
        assertThat(Arrays.copyOfRange(read.support, K - 1, read.length)).containsOnly(2);
    }

    @Test
    void leavesOutOnlyWhatWasCounted() {
        OrientedRead read = oriented("GATTACAGGCTTACCA");
        byte[] qualities = new byte[16];
        Arrays.fill(qualities, (byte) 30);
        qualities[8] = 5;
        supportOf(COUNTS, 10, READ.with(READ.bases(), qualities), null).fill(read);
        for (int end = K - 1; end < 16; end++) {
            assertThat(read.support[end]).isEqualTo(end >= 8 && end < 8 + K ? 3 : 2);
        }
    }

    @Test
    void unknownBasesHaveNoSupport() {
        OrientedRead read = oriented("GATTACAGNCTTACCA");
        KmerSupport support = supportOf(COUNTS, 0, bare("GATTACAGNCTTACCA"), null);
        support.fill(read);
        for (int end = K - 1; end < 16; end++) {
            assertThat(read.support[end]).isEqualTo(end >= 8 && end < 8 + K ? 0 : 2);
        }
        assertThat(support.below(read, 1)).isEqualTo(K);
        assertThat(support.below(read, 3)).isEqualTo(12);
    }

    @Test
    void whatACorrectionMadeIsNotTheReadsOwn() {
        OrientedRead read = oriented("GATTACAGGCTTACCA");
        Read raw = READ.with(Sample.bytes("GATTACAGTCTTACCA"), new byte[0]);
        KmerSupport support = supportOf(COUNTS, 0, READ, null);
        support.fill(read);
        support.fillChanged(read, raw);
        for (int end = K - 1; end < 16; end++) {
            assertThat(read.support[end]).isEqualTo(end >= 8 && end < 8 + K ? 3 : 2);
        }
    }

    @Test
    void aRepeatWithinTheReadIsNoWitness() {
        for (String repeat : List.of("GATTACAAAAAAAAAAAACC", "GATTACACACACACACACGG", "GATTACAGGATTACAGGATT")) {
            Read raw = bare(repeat);
            OrientedRead read = oriented(repeat);
            supportOf(MapCounts.of(List.of(raw), K), 0, raw, null).fill(read);
            assertThat(Arrays.copyOfRange(read.support, K - 1, read.length))
                    .as(repeat)
                    .containsOnly(0);
            supportOf(MapCounts.of(List.of(raw, bare("AAAAA")), K), 0, raw, null)
                    .fill(read);
            for (int end = K - 1; end < read.length; end++) {
                boolean other = repeat.startsWith("AAAAA", end - K + 1);
                assertThat(read.support[end]).isEqualTo(other ? 1 : 0);
            }
        }
    }

    @Test
    void theOtherMateIsNoWitness() {
        byte[] fragment = Sample.genome(60, 4);
        Read first = new Read("r/1", Arrays.copyOf(fragment, 45), new byte[0]);
        byte[] end = Sample.reverseComplement(Arrays.copyOfRange(fragment, 15, 60));
        Read second = new Read("r/2", end, new byte[0]);
        KmerCounts once = MapCounts.of(List.of(new Read("merged", fragment, new byte[0])), K);
        KmerSupport support = supportOf(once, 0, first, second);
        for (Read mate : List.of(first, second)) {
            OrientedRead read = oriented(Sample.text(mate.bases()));
            support.fill(read);
            assertThat(Arrays.copyOfRange(read.support, K - 1, read.length)).containsOnly(0);
        }
    }

    @Test
    void bothOrientationsShowTheSame() {
        OrientedRead read = oriented("GATTNCAGGCTTACCA");
        supportOf(COUNTS, 0, bare("GATTNCAGGCTTACCA"), null).fill(read);
        OrientedRead other = new OrientedRead();
        other.reverse(read, K);
        OrientedRead plain = oriented("TGGTAAGCCTGNAATC");
        supportOf(COUNTS, 0, bare("TGGTAAGCCTGNAATC"), null).fill(plain);
        assertThat(Arrays.copyOf(other.codes, 16)).isEqualTo(Arrays.copyOf(plain.codes, 16));
        assertThat(Arrays.copyOfRange(other.support, K - 1, 16))
                .isEqualTo(Arrays.copyOfRange(plain.support, K - 1, 16));
    }
}
