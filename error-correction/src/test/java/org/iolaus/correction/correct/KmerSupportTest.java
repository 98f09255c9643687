package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
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

    @Test
    void leavesTheReadsOwnObservationOut() {
        OrientedRead read = oriented("GATTACAGGCTTACCA");
        new KmerSupport(COUNTS, 0).fill(read, new byte[0]);
        assertThat(Arrays.copyOfRange(read.support, K - 1, read.length)).containsOnly(2);
    }

    @Test
    void leavesOutOnlyWhatWasCounted() {
        OrientedRead read = oriented("GATTACAGGCTTACCA");
        byte[] qualities = new byte[16];
        Arrays.fill(qualities, (byte) 30);
        qualities[8] = 5;
        new KmerSupport(COUNTS, 10).fill(read, qualities);
        for (int end = K - 1; end < 16; end++) {
            assertThat(read.support[end]).isEqualTo(end >= 8 && end < 8 + K ? 3 : 2);
        }
    }

    @Test
    void unknownBasesHaveNoSupport() {
        OrientedRead read = oriented("GATTACAGNCTTACCA");
        KmerSupport support = new KmerSupport(COUNTS, 0);
        support.fill(read, new byte[0]);
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
        KmerSupport support = new KmerSupport(COUNTS, 0);
        support.fill(read, new byte[0]);
        support.fillChanged(read, raw);
        for (int end = K - 1; end < 16; end++) {
            assertThat(read.support[end]).isEqualTo(end >= 8 && end < 8 + K ? 3 : 2);
        }
    }

    @Test
    void bothOrientationsShowTheSame() {
        OrientedRead read = oriented("GATTNCAGGCTTACCA");
        new KmerSupport(COUNTS, 0).fill(read, new byte[0]);
        OrientedRead other = new OrientedRead();
        other.reverse(read, K);
        OrientedRead plain = oriented("TGGTAAGCCTGNAATC");
        new KmerSupport(COUNTS, 0).fill(plain, new byte[0]);
        assertThat(Arrays.copyOf(other.codes, 16)).isEqualTo(Arrays.copyOf(plain.codes, 16));
        assertThat(Arrays.copyOfRange(other.support, K - 1, 16))
                .isEqualTo(Arrays.copyOfRange(plain.support, K - 1, 16));
    }
}
