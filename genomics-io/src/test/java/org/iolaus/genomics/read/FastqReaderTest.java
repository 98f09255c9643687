package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.fastq.FastqRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FastqReaderTest {

    @Test
    void readsWhatTheReferenceParserReads() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            int length = 1 + random.nextInt(i % 100 == 0 ? 5000 : 200);
            String header = "read" + i + (i % 3 == 0 ? " comment " + i : "");
            text.append('@').append(header).append('\n');
            random.ints(length, 0, 15).forEach(b -> text.append("ACGTNacgtnRYKM.".charAt(b)));
            text.append("\n+").append(i % 5 == 0 ? header : "").append('\n');
            random.ints(length, '!', '~' + 1).forEach(q -> text.append((char) q));
            text.append('\n');
        }

        List<Read> found = readAll(text.toString(), 64);

        htsjdk.samtools.fastq.FastqReader oracle =
                new htsjdk.samtools.fastq.FastqReader(null, new BufferedReader(new StringReader(text.toString())));
        int i = 0;
        for (FastqRecord expected : oracle) {
            Read read = found.get(i++);
            assertThat(read.header()).isEqualTo(expected.getReadName());
            assertThat(read.bases()).isEqualTo(expected.getReadBases());
            assertThat(read.qualities()).isEqualTo(expected.getBaseQualities());
        }
        assertThat(found).hasSize(i).hasSize(3000);
    }

    @Test
    void theSizeOfTheBufferChangesNothing() {
        String text = "@a x\r\nACGT\r\n+\r\nIII@\r\n@b\nAC\nGTA\n+b\n+@\n@II\n@c\n\n+\n\n@d\nA\n+\nI";
        List<String> whole = shown(readAll(text, 1 << 16));

        assertThat(whole).containsExactly("a x|ACGT|III@", "b|ACGTA|+@@II", "c||", "d|A|I");
        for (int size = 2; size < 40; size++) {
            assertThat(shown(readAll(text, size))).as("buffer of %d", size).isEqualTo(whole);
        }
    }

    @Test
    void acceptsBlankLinesAtTheEndAndAMissingLastLineEnd() {
        assertThat(shown(readAll("@a\nAC\n+\nII\n\n\r\n\n", 8))).containsExactly("a|AC|II");
        assertThat(shown(readAll("@a\nAC\n+\nII", 8))).containsExactly("a|AC|II");
        assertThat(readAll("", 8)).isEmpty();
        assertThat(readAll("\n\n", 8)).isEmpty();
    }

    @Test
    void readsOfNoLengthMayLeaveOutTheirEmptyLines() {
        assertThat(shown(readAll("@a\n\n+\n\n@b\n+\n@c\n\n+\n@d\n\n+\n", 8)))
                .containsExactly("a||", "b||", "c||", "d||");
    }

    @Test
    void namesFileRecordReadAndReason() {
        assertRefused("@a\nAC\n+\nII\n@b c\nA-C\n+\nIII\n", "reads.fq: record 2 (b): '-' is not a base");
        assertRefused("@a\nA C\n+\nIII\n", "reads.fq: record 1 (a): byte 0x20 is not a base");
        assertRefused(
                "@a\nACG\n+\nII\n", "reads.fq: record 1 (a): the file ends after 2 of the record's 3 quality letters");
        assertRefused("@a\nAC\n+\nIII\n", "reads.fq: record 1 (a): 2 bases but 3 quality letters");
        assertRefused("@a\nACG\n", "reads.fq: record 1 (a): the file ends before the record's '+' line");
        assertRefused("@a", "reads.fq: record 1 (a): the file ends before the record's '+' line");
        assertRefused("@a\nAC\n+b\nII\n", "reads.fq: record 1 (a): the '+' line names another read: b");
        assertRefused("@a\nAC\n+\nII\nx\n", "reads.fq: record 2: a record must begin with '@', here is 'x'");
        assertRefused(
                "@a\nAC\n+\nI\u0007\n",
                "reads.fq: record 1 (a): byte 0x07 is not a quality letter of --qualities 33 (! to ~)");
    }

    @Test
    void theLineBehindThePlusMayHaveAnotherComment() {
        assertThat(shown(readAll("@a ok\nAC\n+a ok trimmed=2\nII\n", 8))).containsExactly("a ok|AC|II");
    }

    @Test
    void otherEncodingsGiveOtherScores() {
        byte[] text = "@a\nACG\n+\n;Bh\n".getBytes(StandardCharsets.US_ASCII);
        try (FastqReader solexa = reader(text, QualityEncoding.SOLEXA)) {
            assertThat(solexa.next()).isNotNull().extracting(Read::qualities).isEqualTo(new byte[] {1, 4, 40});
        }
        try (FastqReader illumina = reader(text, QualityEncoding.PHRED_64)) {
            assertThatThrownBy(illumina::next)
                    .hasMessage("reads.fq: record 1 (a): ';' is not a quality letter of --qualities 64 (@ to ~)");
        }
    }

    private static void assertRefused(String text, String message) {
        for (int size : new int[] {2, 7, 1 << 16}) {
            assertThatThrownBy(() -> readAll(text, size))
                    .isInstanceOf(InputFormatException.class)
                    .hasMessage(message);
        }
    }

    private static FastqReader reader(byte[] text, QualityEncoding encoding) {
        return new FastqReader("reads.fq", new ByteArrayInputStream(text), encoding);
    }

    private static List<Read> readAll(String text, int bufferSize) {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        RecordBuffer buffer = new RecordBuffer("reads.fq", in, bufferSize);
        List<Read> reads = new ArrayList<>();
        try (FastqReader reader = new FastqReader("reads.fq", in, QualityEncoding.PHRED_33, buffer)) {
            for (Read read = reader.next(); read != null; read = reader.next()) {
                reads.add(read);
            }
        }
        return reads;
    }

    private static List<String> shown(List<Read> reads) {
        return reads.stream().map(FastqReaderTest::shown).toList();
    }

    private static String shown(Read read) {
        StringBuilder letters = new StringBuilder();
        for (byte score : read.qualities()) {
            letters.append((char) (score + '!'));
        }
        return read.header() + "|" + new String(read.bases(), StandardCharsets.US_ASCII) + "|" + letters;
    }
}
