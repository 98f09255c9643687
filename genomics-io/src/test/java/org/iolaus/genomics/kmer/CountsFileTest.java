package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.assertj.core.api.AbstractThrowableAssert;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsFileTest {

    private static final byte[] FACTS = "of odd length".getBytes(StandardCharsets.UTF_8);
    private static final List<Integer> LENGTHS = List.of(7, 11, 12, 21, 28, 31);

    @TempDir
    private Path folder;

    @Test
    void theTablesAreThoseThatWereWritten() throws IOException {
        List<KmerCounts> counts = counted(List.of(sequence(20_000, 1)));
        CountsFile file = CountsFile.open(written("all", counts, 1, 1));

        assertThat(file.facts()).isEqualTo(FACTS);
        assertThat(file.part()).isEqualTo(1);
        assertThat(file.parts()).isEqualTo(1);
        assertThat(file.lengths()).isEqualTo(LENGTHS);
        assertThat(file.counts(9)).isEmpty();
        for (KmerCounts table : counts) {
            KmerCounts mapped = file.counts(table.k()).orElseThrow();
            assertThat(mapped.k()).isEqualTo(table.k());
            assertThat(mapped.distinct()).isEqualTo(table.distinct()).isPositive();
            assertThat(sorted(mapped)).isEqualTo(sorted(table));
            table.forEach((kmer, count) -> assertThat(mapped.count(kmer)).isEqualTo(count));
            assertThat(mapped.count(Kmer.canonical(Kmer.mask(table.k()), table.k())))
                    .isEqualTo(table.count(Kmer.canonical(Kmer.mask(table.k()), table.k())));
        }
    }

    @Test
    void aTableFromDiskIsWrittenAsOneFromMemory() throws IOException {
        byte[] codes = sequence(150_000, 2);
        HashedKmerCounts memory = new HashedKmerCounts(21);
        SpillingKmerCounts disk = new SpillingKmerCounts(21, 1, folder);
        KmerAccumulator accumulator = new KmerAccumulator(List.of(memory, disk));
        accumulator.add(codes, codes.length);
        accumulator.flush();

        assertThat(disk.complete()).isInstanceOf(MappedKmerCounts.class);
        assertThat(bytes(List.of(disk), 1, 1)).isEqualTo(bytes(List.of(memory), 1, 1));
    }

    /** Enough of one base that its k-mer saturates in the sum, and in some parts too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void theSumOfPartsIsTheWholeInAnyOrder(int parts) throws IOException {
        List<byte[]> sequences = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            sequences.add(i % 5 == 0 ? new byte[30_000] : sequence(3_000, i % 9));
        }
        List<CountsFile> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<byte[]> some = sequences.subList(part * 21 / parts, (part + 1) * 21 / parts);
            files.add(CountsFile.open(written("part" + part, counted(some), part + 1, parts)));
        }
        List<CountsFile> turned = new ArrayList<>(files);
        Collections.reverse(turned);

        byte[] whole = bytes(counted(sequences), 1, 1);
        assertThat(summed(files)).isEqualTo(whole);
        assertThat(summed(turned)).isEqualTo(whole);
        Path path = Files.write(folder.resolve("sum"), whole);
        assertThat(CountsFile.open(path).counts(21).orElseThrow().count(0)).isEqualTo(KmerCounts.SATURATION);
    }

    @Test
    void slicesOfTheSumsAreTheSumTogether() throws IOException {
        List<CountsFile> parts = List.of(
                CountsFile.open(written("first", counted(List.of(sequence(5_000, 1))), 1, 2)),
                CountsFile.open(written("second", counted(List.of(sequence(5_000, 2), sequence(900, 1))), 2, 2)));
        List<CountsFile> slices = new ArrayList<>();
        for (int slice = 1; slice <= 3; slice++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CountsFileWriter writer = new CountsFileWriter(out);
            writer.facts(FACTS);
            for (int k : LENGTHS) {
                writer.sums(parts, k, slice, 3);
            }
            writer.finishSlice(slice, 3);
            slices.add(CountsFile.open(Files.write(folder.resolve("slice" + slice), out.toByteArray())));
        }
        assertThat(slices)
                .allMatch(CountsFile::isSlice)
                .extracting(CountsFile::part)
                .containsExactly(1, 2, 3);
        assertThat(slices).extracting(CountsFile::parts).containsOnly(3);
        assertThat(parts).noneMatch(CountsFile::isSlice);
        assertThat(slices)
                .allSatisfy(slice ->
                        assertThat(slice.counts(31).orElseThrow().distinct()).isBetween(2_500L, 4_500L));
        assertThat(summed(slices)).isEqualTo(summed(parts));
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = bytes(counted(List.of(sequence(2_000, 3))), 1, 1);
        for (int length : new int[] {16, 17, 40, 1000, whole.length / 2, whole.length - 8, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length))
                    .hasMessage(
                            path() + ": is damaged: it does not end with its directory and its checksum: it is cut off;"
                                    + " make it again");
        }
    }

    @Test
    void somethingElseIsRefused() throws IOException {
        refused(new byte[0]).hasMessage(path() + ": is no file of counts that iolaus made");
        refused("@read\nACGT\n+\nIIII\n".getBytes(StandardCharsets.UTF_8))
                .hasMessage(path() + ": is no file of counts that iolaus made");
        byte[] later = bytes(counted(List.of(sequence(2_000, 3))), 1, 1);
        later[15] = 2;
        refused(later).hasMessage(path() + ": has the layout 2 of counts; this version reads layout 1");
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        byte[] whole = bytes(counted(List.of(sequence(300, 3))), 1, 1);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            // Behind the head, and not in the zeros that fill up the facts, which mean nothing.
            int at = CountsFile.HEAD_BYTES + 16 + random.nextInt(whole.length - CountsFile.HEAD_BYTES - 16);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            refused(damaged)
                    .hasMessageContaining("checksum")
                    .hasMessageStartingWith(path() + ": is damaged: ")
                    .hasMessageEndingWith("; make it again");
        }
        byte[] damaged = whole.clone();
        damaged[CountsFile.HEAD_BYTES] ^= 1;
        refused(damaged)
                .hasMessageMatching(".*: is damaged: the checksum of the facts of the reads is [0-9a-f]+, should be"
                        + " [0-9a-f]+; make it again");
        damaged = whole.clone();
        damaged[40] ^= 1;
        refused(damaged)
                .hasMessageMatching(
                        ".*: is damaged: the checksum of the counts of k-mers of length 7 is [0-9a-f]+, should"
                                + " be [0-9a-f]+; make it again");
    }

    /** Lengths that would need more memory than there is, under checksums that are right. */
    @Test
    void lyingLengthsAreRefusedBeforeTheyAreUsed() throws IOException {
        byte[] whole = bytes(counted(List.of(sequence(2_000, 3))), 1, 1);
        int directory = whole.length - CountsFile.END_BYTES - (LENGTHS.size() + 1) * CountsFile.DIRECTORY_ENTRY_BYTES;
        for (long length : new long[] {Long.MAX_VALUE, 1L << 40, whole.length, -8, 0, 8}) {
            byte[] lying = whole.clone();
            ByteBuffer.wrap(lying).putLong(directory + CountsFile.DIRECTORY_ENTRY_BYTES + 16, length);
            refused(signed(lying, directory))
                    .hasMessage(path() + ": is damaged: the counts of k-mers of length 7 cannot be " + length
                            + " bytes at byte 32 of " + whole.length
                            + ", although the checksum of the directory is right; make it again");
        }
        byte[] lying = whole.clone();
        ByteBuffer.wrap(lying).putInt(whole.length - 24, Integer.MAX_VALUE);
        refused(lying)
                .hasMessageContaining("tells of a directory of " + Integer.MAX_VALUE + " sections")
                .hasMessageContaining("checksum");
    }

    @Test
    void startsThatLieAreRefused() throws IOException {
        byte[] whole = bytes(counted(List.of(sequence(2_000, 3))), 1, 1);
        int directory = whole.length - CountsFile.END_BYTES - (LENGTHS.size() + 1) * CountsFile.DIRECTORY_ENTRY_BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        int entry = directory + CountsFile.DIRECTORY_ENTRY_BYTES;
        int offset = (int) bytes.getLong(entry + 8);
        int length = (int) bytes.getLong(entry + 16);
        bytes.putLong(offset + length - 8, 1L << 50);
        CRC32C checksum = new CRC32C();
        checksum.update(whole, offset, length);
        bytes.putLong(entry + 24, checksum.getValue());
        refused(signed(whole, directory))
                .hasMessageMatching(".*: is damaged: the counts of k-mers of length 7 are \\d+ where " + (1L << 50)
                        + " are told of, although their checksum is right; make it again");
    }

    @Test
    void lengthsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CountsFile.checkK(6)).hasMessage("a file of counts takes k from 7 to 31, was 6");
        assertThatThrownBy(() -> CountsFile.checkK(32)).hasMessage("a file of counts takes k from 7 to 31, was 32");
    }

    private static byte[] signed(byte[] bytes, int directory) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, directory, bytes.length - 12 - directory);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 12, (int) checksum.getValue());
        return bytes;
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] bytes) throws IOException {
        Path file = Files.write(path(), bytes);
        return assertThatThrownBy(() -> CountsFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageNotContaining("\n");
    }

    private Path path() {
        return folder.resolve("damaged.counts");
    }

    private Path written(String name, List<KmerCounts> counts, int part, int parts) throws IOException {
        return Files.write(folder.resolve(name), bytes(counts, part, parts));
    }

    private static byte[] bytes(List<KmerCounts> counts, int part, int parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountsFileWriter writer = new CountsFileWriter(out);
        writer.facts(FACTS);
        for (KmerCounts table : counts) {
            writer.table(table);
        }
        writer.finish(part, parts);
        return out.toByteArray();
    }

    private static byte[] summed(List<CountsFile> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountsFileWriter writer = new CountsFileWriter(out);
        writer.facts(FACTS);
        for (int k : LENGTHS) {
            writer.sums(files, k);
        }
        writer.finish(1, 1);
        return out.toByteArray();
    }

    private static List<KmerCounts> counted(List<byte[]> sequences) {
        KmerCounter counter = new KmerCounter(LENGTHS);
        KmerAccumulator accumulator = counter.accumulator();
        sequences.forEach(codes -> accumulator.add(codes, codes.length));
        accumulator.flush();
        return counter.counts();
    }

    private static byte[] sequence(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[length];
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) random.nextInt(4);
        }
        return codes;
    }

    private static Map<Long, Integer> sorted(KmerCounts counts) {
        Map<Long, Integer> sorted = new TreeMap<>();
        counts.forEach((kmer, count) -> assertThat(sorted.put(kmer, count)).isNull());
        return sorted;
    }
}
