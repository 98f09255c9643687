package org.iolaus.correction.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.kmer.KmerAccumulator;
import org.iolaus.genomics.kmer.KmerCounter;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.kmer.Observations;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class ProtectedAllelesTest {

    private static final int K = 15;
    private static final int LENGTH = 60;

    /** Where the allele is. */
    private static final int SITE = 100;

    private static final String GENOME = genome();
    private static final String ALLELE = with(GENOME, SITE);

    /** Deep reads of the genome, to which a test adds some of the allele. */
    private final List<ReadPair> reads = common();

    @Test
    void threeReadsOnBothStrandsAreEnough() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 37, false);
        assertThat(isProtected(read(60, 30, false), SITE - 60)).isTrue();
        assertThat(isProtected(read(70, 30, true), 70 + LENGTH - 1 - SITE)).isTrue();
    }

    @Test
    void twoReadsAreNot() {
        show(60, 30, false);
        show(70, 30, true);
        assertThat(isProtected(read(60, 30, false), SITE - 60)).isFalse();
    }

    @Test
    void norAreReadsOfOneStrand() {
        show(60, 30, true);
        show(70, 30, true);
        show(80, 30, true);
        show(75, 30, true);
        assertThat(isProtected(read(60, 30, true), 60 + LENGTH - 1 - SITE)).isFalse();
    }

    @Test
    void norAreReadsWithWeakBases() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 29, false);
        show(75, 29, true);
        assertThat(isProtected(read(60, 30, false), SITE - 60)).isFalse();
    }

    @Test
    void matesThatBothShowItAreOneFragmentOnBothStrands() {
        reads.add(new ReadPair(read(60, 30, false), read(65, 30, true)));
        show(70, 30, false);
        assertThat(isProtected(read(60, 30, false), SITE - 60)).isFalse();
        show(80, 30, false);
        assertThat(isProtected(read(60, 30, false), SITE - 60)).isTrue();
    }

    @Test
    void readsThatBeginOrEndNearTheAlleleCountToo() {
        show(SITE - 2, 30, false);
        show(SITE - LENGTH + 4, 30, true);
        show(70, 30, false);
        assertThat(isProtected(read(70, 30, false), SITE - 70)).isTrue();
    }

    @Test
    void aBaseThatIsHardlyTrustedItselfMayBeChance() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 30, false);
        assertThat(isProtected(read(75, 20, false), SITE - 75)).isTrue();
        assertThat(isProtected(read(75, 19, false), SITE - 75)).isFalse();
    }

    @Test
    void anErrorNearbyThatIsMendedToo() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 30, false);
        Read raw = read(75, 30, false);
        byte[] bases = raw.bases().clone();
        bases[SITE - 75 + 3] = other(bases[SITE - 75 + 3]);
        Read twice = raw.with(bases, raw.qualities());
        assertThat(isProtected(twice, SITE - 75)).isTrue();
        assertThat(isProtected(twice, SITE - 75 + 3)).isFalse();
    }

    @Test
    void elsewhereTheSameBaseIsNone() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 30, false);
        Read raw = read(75, 30, false);
        byte[] bases = raw.bases().clone();
        bases[SITE - 75] = (byte) GENOME.charAt(SITE);
        bases[SITE - 75 + 3] = other(bases[SITE - 75 + 3]);
        assertThat(isProtected(raw.with(bases, raw.qualities()), SITE - 75 + 3)).isFalse();
    }

    @Test
    void readsWithoutQualitiesShowNothing() {
        for (int start = 60; start < 90; start += 5) {
            Read read = read(start, 30, start % 10 == 0);
            reads.add(new ReadPair(read.with(read.bases(), new byte[0]), null));
        }
        assertThat(isProtected(read(60, 30, false), SITE - 60)).isFalse();
    }

    @Test
    void itDoesNotMatterWhoIsFirst() {
        for (int start = 50; start < 98; start++) {
            show(start, 30, start % 7 == 0);
        }
        ContestedAlleles forwards = contested(4);
        ContestedAlleles.Session session = forwards.open();
        for (int i = 0; i < reads.size(); i++) {
            session.take(reads.get(i), i);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        ContestedAlleles shuffled = contested(4);
        ContestedAlleles.Session one = shuffled.open();
        ContestedAlleles.Session other = shuffled.open();
        order.forEach(i -> (i % 2 == 0 ? one : other).take(reads.get(i), i));
        assertThat(forwards.size()).isEqualTo(shuffled.size()).isPositive();
        assertThat(protects(shuffled.shown(), read(75, 30, false), SITE - 75)).isTrue();
        assertThat(protects(forwards.shown(), read(75, 30, false), SITE - 75)).isTrue();
    }

    @Test
    void insertedBasesAndLettersThatAreNoneAreNotProtected() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 30, false);
        Read raw = read(75, 30, false);
        EditScript script = new EditScript(raw, raw, 0, raw.length(), List.of());
        int at = SITE - 75;
        ProtectedAlleles alleles = shown();
        byte base = raw.bases()[at];
        assertThat(alleles.protects(script, new Edit(at, at, base, Edit.NOTHING)))
                .isTrue();
        assertThat(alleles.protects(script, new Edit(at, at, Edit.NOTHING, base)))
                .isFalse();
        assertThat(alleles.protects(script, new Edit(at, at, (byte) 'N', base))).isFalse();
        assertThat(ProtectedAlleles.none().protects(script, new Edit(at, at, base, other(base))))
                .isFalse();
    }

    @Test
    void theDeliveryTakesSuchEditsBack() {
        show(60, 30, false);
        show(70, 30, true);
        show(80, 30, false);
        Read raw = read(75, 30, false);
        Read corrected =
                raw.with(GENOME.substring(75, 75 + LENGTH).getBytes(StandardCharsets.US_ASCII), raw.qualities());
        EditDelivery delivery =
                new EditDelivery(EditPolicy.DEFAULT, shown(), new QualityRange(2, 40), Optional.empty());
        EditedRead delivered = delivery.deliver(
                        new ReadPair(raw, null), List.of(new CorrectedRead(corrected, 1, Outcome.CORRECTED)))
                .get(0);
        assertThat(delivered.read().bases()).isEqualTo(raw.bases());
        assertThat(delivered.outcome()).isEqualTo(Outcome.UNCORRECTED);
        assertThat(delivered.edits()).isEmpty();
    }

    private void show(int start, int quality, boolean reverse) {
        reads.add(new ReadPair(read(start, quality, reverse), null));
    }

    private ContestedAlleles contested(int fragments) {
        KmerCounter counter = new KmerCounter(List.of(K));
        KmerAccumulator accumulator = counter.accumulator();
        Observations observations = new Observations(0);
        reads.forEach(pair -> observations.of(pair, accumulator::add));
        accumulator.flush();
        KmerCounts counts = counter.counts().get(0);
        return ContestedAlleles.of(counts, fragments, 2);
    }

    private ProtectedAlleles shown() {
        ContestedAlleles contested = contested(EditPolicy.ALLELE_READS);
        ContestedAlleles.Session session = contested.open();
        for (int i = 0; i < reads.size(); i++) {
            session.take(reads.get(i), i);
        }
        return contested.shown();
    }

    /** Whether a read's base is kept when all that is not the genome's is corrected. */
    private boolean isProtected(Read raw, int position) {
        return protects(shown(), raw, position);
    }

    private static boolean protects(ProtectedAlleles alleles, Read raw, int position) {
        String bases = new String(raw.bases(), StandardCharsets.US_ASCII);
        String corrected = nearest(bases);
        EditScript script = EditScript.of(
                raw,
                new CorrectedRead(
                        raw.with(corrected.getBytes(StandardCharsets.US_ASCII), raw.qualities()),
                        LENGTH,
                        Outcome.CORRECTED));
        Edit edit = script.edits().stream()
                .filter(made -> made.position() == position)
                .findFirst()
                .orElseThrow();
        return alleles.protects(script, edit);
    }

    /** The piece of the genome, on either strand, that a read is closest to. */
    private static String nearest(String bases) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (int start = 0; start + LENGTH <= GENOME.length(); start++) {
            String piece = GENOME.substring(start, start + LENGTH);
            for (String strand : List.of(piece, reverseComplement(piece))) {
                int differences = 0;
                for (int i = 0; i < LENGTH; i++) {
                    differences += strand.charAt(i) == bases.charAt(i) ? 0 : 1;
                }
                if (differences < fewest) {
                    fewest = differences;
                    best = strand;
                }
            }
        }
        return best;
    }

    private static List<ReadPair> common() {
        List<ReadPair> common = new ArrayList<>();
        for (int start = 0; start + LENGTH <= GENOME.length(); start++) {
            String piece = GENOME.substring(start, start + LENGTH);
            common.add(new ReadPair(read(start % 2 == 0 ? piece : reverseComplement(piece), 37), null));
        }
        return common;
    }

    /** A read of the allele; all other bases have quality 37. */
    private static Read read(int start, int quality, boolean reverse) {
        String piece = ALLELE.substring(start, start + LENGTH);
        Read read = read(reverse ? reverseComplement(piece) : piece, 37);
        read.qualities()[reverse ? start + LENGTH - 1 - SITE : SITE - start] = (byte) quality;
        return read;
    }

    private static Read read(String bases, int quality) {
        byte[] qualities = new byte[bases.length()];
        Arrays.fill(qualities, (byte) quality);
        return new Read("r", bases.getBytes(StandardCharsets.US_ASCII), qualities);
    }

    private static String genome() {
        Random random = new Random(3);
        StringBuilder bases = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            bases.append("ACGT".charAt(random.nextInt(4)));
        }
        return bases.toString();
    }

    private static String with(String bases, int site) {
        return bases.substring(0, site) + (char) other((byte) bases.charAt(site)) + bases.substring(site + 1);
    }

    private static byte other(byte base) {
        return Nucleotide.letter((Nucleotide.code(base) + 1) & 3);
    }

    private static String reverseComplement(String bases) {
        StringBuilder reverse = new StringBuilder();
        for (int i = bases.length() - 1; i >= 0; i--) {
            reverse.append((char) Nucleotide.letter(Nucleotide.complement(Nucleotide.code((byte) bases.charAt(i)))));
        }
        return reverse.toString();
    }
}
