package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.CRAMFileWriter;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import htsjdk.samtools.cram.ref.CRAMReferenceSource;
import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentFilesTest {

    /** Sorted by position: the mates of a lie apart, c has lost its mate, d is single, b has other records of the same read. */
    private static final String SORTED = """
            @HD\tVN:1.6\tSO:coordinate
            @SQ\tSN:chr1\tLN:1000
            @RG\tID:g\tSM:s
            @PG\tID:bwa\tPN:bwa
            @CO\tkept
            a\t99\tchr1\t1\t60\t4M\t=\t50\t53\tACGT\tIJKL\tRG:Z:g\tNM:i:1\tMD:Z:4\tRX:Z:AAC\tBC:Z:CC\tOQ:Z:1234
            b\t83\tchr1\t5\t60\t4M\t=\t30\t0\tAACN\tABCD\tRG:Z:g\tSA:Z:chr1,9,+,4M,0,0;\tOQ:Z:1234
            b\t339\tchr1\t6\t60\t2M2S\t=\t30\t0\tAACN\tABCD
            b\t2131\tchr1\t7\t60\t2H2M\t=\t30\t0\tCN\tCD
            c\t73\tchr1\t8\t60\t4M\t=\t8\t0\tGGGG\tIIII
            d\t1040\tchr1\t9\t60\t4M\t*\t0\t0\tCCAR\tIIIJ
            b\t163\tchr1\t30\t60\t3M\t=\t5\t0\tTTT\t*
            a\t147\tchr1\t50\t60\t4M\t=\t1\t-53\tCCGT\tIJKL
            """;

    @TempDir
    Path folder;

    @Test
    void aScoreBeyondTheRangeIsToldAsItStands() {
        SAMRecord record = new SAMRecord(new SAMFileHeader());
        record.setReadName("r");
        record.setReadBases(new byte[] {'A', 'C'});
        record.setBaseQualities(new byte[] {30, (byte) 200});
        assertThatThrownBy(() -> UnalignedRecords.read(record, false, "x.bam", 7))
                .isInstanceOf(InputFormatException.class)
                .hasMessage("x.bam: record 7 (r): a quality score is 200; they go from 0 to 93");
    }

    @Test
    void primaryRecordsComeInSequencingOrientationAndMatesTogether() throws IOException {
        for (Path file : List.of(sam(SORTED), bam(SORTED))) {
            assertThat(shown(ReadInput.single(file)))
                    .containsExactly("d|YTGG|JIII", "b|NGTT|DCBA & b|TTT|", "a|ACGT|IJKL & a|ACGG|LKJI", "c|GGGG|IIII");
            assertThat(notes(ReadInput.single(file)))
                    .containsExactly(
                            file + ": aligned reads, written without positions, CIGAR and tags of the alignment: 6",
                            file + ": records left out: 1 secondary, 1 supplementary",
                            file + ": reads whose mate is not in the file, taken as single ones: 1");
        }
    }

    @Test
    void alignedInputGivesUnalignedOutputWithItsOtherTags() throws IOException {
        Path out = folder.resolve("out.sam");
        copy(ReadInput.single(sam(SORTED)), out);

        assertThat(Files.readAllLines(out))
                .containsExactly(
                        "@HD\tVN:1.6\tSO:unsorted\tGO:query",
                        "@RG\tID:g\tSM:s",
                        "@PG\tID:bwa\tPN:bwa",
                        "@PG\tID:iolaus\tPN:iolaus\tVN:1.2\tCL:iolaus correct a b\tPP:bwa",
                        "@CO\tkept",
                        "d\t4\t*\t0\t0\t*\t*\t0\t0\tYTGG\tJIII",
                        "b\t77\t*\t0\t0\t*\t*\t0\t0\tNGTT\tDCBA\tRG:Z:g\tOQ:Z:4321",
                        "b\t141\t*\t0\t0\t*\t*\t0\t0\tTTT\t*",
                        "a\t77\t*\t0\t0\t*\t*\t0\t0\tACGT\tIJKL\tBC:Z:CC\tRG:Z:g\tOQ:Z:1234\tRX:Z:AAC",
                        "a\t141\t*\t0\t0\t*\t*\t0\t0\tACGG\tLKJI",
                        "c\t77\t*\t0\t0\t*\t*\t0\t0\tGGGG\tIIII");
    }

    @Test
    void formatsSurviveAndOutputsAreTheSameEachTime() throws IOException {
        for (Path file : List.of(sam(SORTED), bam(SORTED), unalignedCram())) {
            Path first = folder.resolve("first");
            Path second = folder.resolve("second");
            copy(ReadInput.single(file), first);
            copy(ReadInput.single(file), second);

            assertThat(ReadFiles.format(ReadInput.single(first))).isEqualTo(ReadFiles.format(ReadInput.single(file)));
            assertThat(shown(ReadInput.single(first)))
                    .isEqualTo(shown(ReadInput.single(file)))
                    .isNotEmpty();
            assertThat(first).hasSameBinaryContentAs(second);
            assertThat(folder).isDirectoryNotContaining("glob:**.part");
        }
    }

    @Test
    void unalignedReadsKeepEverythingAndLoneMatesTheirPlaceWhereNamesAreGrouped() throws IOException {
        String unaligned = """
            @HD\tVN:1.6\tSO:unsorted\tGO:query
            @RG\tID:g\tSM:s
            r2\t77\t*\t0\t0\t*\t*\t0\t0\tAC\tIJ\tRG:Z:g\tXA:Z:mine
            r1\t77\t*\t0\t0\t*\t*\t0\t0\tAC\tIJ\tMM:Z:C+m,0;\tML:B:C,200
            r1\t141\t*\t0\t0\t*\t*\t0\t0\tGC\tIJ\tMM:Z:C+m,0;\tML:B:C,200
            """;
        Path out = folder.resolve("out.sam");
        ReadInput input = ReadInput.single(sam(unaligned));
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, new WritingProgram("1", "x\ty"), 1, out)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                Read second = pair.second();
                sink.write(
                        second == null
                                ? pair
                                : new ReadPair(pair.first(), second.with(new byte[] {'T', 'C'}, second.qualities())));
            }
            sink.commit();
        }

        assertThat(Files.readAllLines(out).subList(2, 6))
                .containsExactly(
                        "@PG\tID:iolaus\tPN:iolaus\tVN:1\tCL:x y",
                        "r2\t77\t*\t0\t0\t*\t*\t0\t0\tAC\tIJ\tXA:Z:mine\tRG:Z:g",
                        "r1\t77\t*\t0\t0\t*\t*\t0\t0\tAC\tIJ\tML:B:C,200\tMM:Z:C+m,0;",
                        "r1\t141\t*\t0\t0\t*\t*\t0\t0\tTC\tIJ");
    }

    @Test
    void changedQualitiesLeaveTheOriginalOnesInATagAndCommentsBecomeTags() throws IOException {
        String unaligned = """
            @HD\tVN:1.6\tSO:unsorted\tGO:query
            r1\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIJKL
            r2\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIJKL\tOQ:Z:1234
            r3\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIJKL
            """;
        Path out = folder.resolve("out.bam");
        ReadInput input = ReadInput.single(bam(unaligned));
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, new WritingProgram("1", "x"), 1, out)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                Read read = pair.first();
                byte[] qualities = read.qualities().clone();
                qualities[1] = read.name().equals("r3") ? qualities[1] : 30;
                String header = read.header() + " io:Z:corrected\tie:i:2\til:Z:3:G>-:1.00\tno tag\tx:i:1";
                sink.write(new ReadPair(new Read(header, read.bases(), qualities, read.origin()), null));
            }
            sink.commit();
        }
        List<String> records = new ArrayList<>();
        try (SamReader reader = SamReaderFactory.makeDefault().open(out)) {
            for (SAMRecord record : reader) {
                records.add(record.getReadName() + " " + record.getBaseQualityString() + " " + record.getAttribute("OQ")
                        + " " + record.getStringAttribute("io") + " " + record.getIntegerAttribute("ie") + " "
                        + record.getStringAttribute("il") + " "
                        + record.getAttributes().size());
            }
        }
        assertThat(records)
                .containsExactly(
                        "r1 I?KL IJKL corrected 2 3:G>-:1.00 4",
                        "r2 I?KL 1234 corrected 2 3:G>-:1.00 4",
                        "r3 IJKL null corrected 2 3:G>-:1.00 3");
    }

    @Test
    void brokenRecordsAreNamed() throws IOException {
        String head = "@HD\tVN:1.6\n";
        assertRefused(head + "a\t4\t*\t0\t0\t*\t*\t0\t0\tAC\tI\n", ": record 1 (a): 2 bases but 1 quality letters");
        assertRefused(head + "a\t4\t*\t0\t0\t*\t*\t0\n", ": record 1 (a): has 8 of the 11 fields");
        assertRefused(
                head + "a\t4\t*\t0\t0\t*\t*\t0\t0\tA=\tII\n",
                ": record 1 (a): '=' is not a base but stands for one of the reference");
        assertRefused(
                head + "a\t4\t*\t0\t0\t*\t*\t0\t0\tAC\tII\tXN:i:\n",
                ": record 1 (a): a tag is broken or cut off: 'XN:i:'");
        assertRefused(
                head + "a\t77\t*\t0\t0\t*\t*\t0\t0\tAC\tII\na\t77\t*\t0\t0\t*\t*\t0\t0\tAC\tII\n",
                ": record 2 (a): a second primary record of mate 1");
        assertRefused("@HD\tVN:1.6\n@SQ SN:1\n", ": a header line is no type and fields with tabs between: @SQ SN:1");
    }

    @Test
    void lengthsThatBamDeclaresAreNotTrusted() throws IOException {
        byte[] bytes;
        try (InputStream in = new BlockCompressedInputStream(Files.newInputStream(bam(SORTED)))) {
            bytes = in.readAllBytes();
        }
        int text = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        int firstRecord = 8 + text + 4 + 4 + 5 + 4;

        Path hugeRecord = packed("huge.bam", changed(bytes, firstRecord, Integer.MAX_VALUE));
        Path hugeRead = packed("read.bam", changed(bytes, firstRecord + 4 + 16, 1 << 30));
        Path hugeText = packed("text.bam", changed(bytes, 4, Integer.MAX_VALUE));
        Path negative = packed("negative.bam", changed(bytes, firstRecord, -5));
        Path cut = packed("cut.bam", Arrays.copyOf(bytes, bytes.length - 3));

        assertRefused(hugeRecord, ": record 1: the data ends too early: the file is cut off");
        assertRefused(hugeRead, ": record 1: declares 1073741824 bases in ");
        assertRefused(hugeText, ": the data ends too early: the file is cut off");
        assertRefused(negative, ": record 1: declares a length of -5 bytes");
        assertRefused(cut, ": record 8: the data ends too early: the file is cut off");
    }

    @Test
    void tagsThatDoNotFitTheirRecordAreRefused() throws IOException {
        String text = "@HD\tVN:1.6\na\t4\t*\t0\t0\t*\t*\t0\t0\tAC\tIJ\tXB:B:i,1,2,3\n";
        byte[] bytes;
        try (InputStream in = new BlockCompressedInputStream(Files.newInputStream(bam(text)))) {
            bytes = in.readAllBytes();
        }
        int arrayLength = bytes.length - 16;

        assertThat(shown(ReadInput.single(packed("whole.bam", bytes)))).containsExactly("a|AC|IJ");
        for (int length : new int[] {4, 1 << 29, Integer.MAX_VALUE, -1}) {
            assertRefused(packed("tag.bam", changed(bytes, arrayLength, length)), ": record 1: a tag is broken");
        }
    }

    @Test
    void cramWithoutItsReferenceIsOneLine() throws IOException {
        Path cram = folder.resolve("aligned.cram");
        SAMFileHeader header = new SAMFileHeader();
        header.addSequence(new SAMSequenceRecord("chr1", 1000));
        header.setSortOrder(SAMFileHeader.SortOrder.coordinate);
        SAMRecord record = new SAMRecord(header);
        record.setReadName("a");
        record.setReferenceName("chr1");
        record.setAlignmentStart(100);
        record.setCigarString("4M");
        record.setReadString("ACGT");
        record.setBaseQualityString("IIII");
        try (OutputStream out = Files.newOutputStream(cram);
                SAMFileWriter writer = new CRAMFileWriter(out, new AllAs(), header, null)) {
            writer.addAlignment(record);
        }

        assertRefused(
                cram,
                ": needs its reference sequence chr1, which is not on this machine: name its place in REF_PATH, or"
                        + " convert the file with samtools view -b -T REFERENCE");
        byte[] bytes = Files.readAllBytes(cram);
        assertRefused(
                Files.write(folder.resolve("cut.cram"), Arrays.copyOf(bytes, bytes.length - 10)),
                ": the container that ends a CRAM file is missing: the file is cut off");
    }

    /** A reference to write CRAM against. */
    private static final class AllAs implements CRAMReferenceSource {
        @Override
        public byte[] getReferenceBases(SAMSequenceRecord sequence, boolean variants) {
            return getReferenceBasesByRegion(sequence, 0, sequence.getSequenceLength());
        }

        @Override
        public byte[] getReferenceBasesByRegion(SAMSequenceRecord sequence, int start, int length) {
            byte[] bases = new byte[length];
            Arrays.fill(bases, (byte) 'A');
            return bases;
        }
    }

    @Test
    void matesThatWaitMayNotFillTheMemory() throws IOException {
        AlignmentSource source = new AlignmentSource(InputFile.of(sam(SORTED)), 1000);
        try (source) {
            assertThatThrownBy(source::next)
                    .isInstanceOf(UserException.class)
                    .hasMessageEndingWith(
                            "2 reads wait for their mates, more than memory holds: bring mates together with samtools"
                                    + " collate");
        }
    }

    @Test
    void twoAlignmentFilesAreRefused() throws IOException {
        Path one = sam(SORTED);
        Path two = folder.resolve("two.sam");
        Files.writeString(two, SORTED);
        assertThatThrownBy(() -> ReadFiles.open(ReadInput.paired(one, two)))
                .isInstanceOf(UserException.class)
                .hasMessage(two + ": mates in SAM belong into one file, where they are paired by name; give one file");
    }

    private void assertRefused(String text, String message) throws IOException {
        assertRefused(sam(text), message);
    }

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> shown(ReadInput.single(file)))
                .isInstanceOf(InputFormatException.class)
                .hasMessageStartingWith(file + message)
                .hasMessageNotContaining("\n");
    }

    private Path sam(String text) throws IOException {
        return Files.writeString(folder.resolve("in.sam"), text);
    }

    private Path bam(String text) throws IOException {
        Path file = folder.resolve("in.bam");
        Files.writeString(folder.resolve("for-bam.sam"), text);
        try (SamReader reader = SamReaderFactory.makeDefault()
                        .validationStringency(ValidationStringency.SILENT)
                        .open(folder.resolve("for-bam.sam"));
                SAMFileWriter writer = new SAMFileWriterFactory().makeBAMWriter(reader.getFileHeader(), true, file)) {
            for (SAMRecord record : reader) {
                writer.addAlignment(record);
            }
        }
        return file;
    }

    private Path unalignedCram() throws IOException {
        Path file = folder.resolve("in.cram");
        SAMFileHeader header = new SAMFileHeader();
        try (OutputStream out = Files.newOutputStream(file);
                SAMFileWriter writer = new CRAMFileWriter(out, new LocalReferences(), header, null)) {
            for (int i = 0; i < 20; i++) {
                SAMRecord record = new SAMRecord(header);
                record.setReadName("r" + i / 2);
                record.setFlags(i % 2 == 0 ? 77 : 141);
                record.setReadString("ACGTN".repeat(i + 1));
                record.setBaseQualityString("IJK#!".repeat(i + 1));
                record.setAttribute("RX", "ACG");
                writer.addAlignment(record);
            }
        }
        return file;
    }

    private Path packed(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BlockCompressedOutputStream(packed, (Path) null)) {
            out.write(bytes);
        }
        return Files.write(folder.resolve(name), packed.toByteArray());
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return copy;
    }

    private static void copy(ReadInput input, Path output) {
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, new WritingProgram("1.2", "iolaus correct a b"), 2, output)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sink.write(pair);
            }
            sink.commit();
        }
    }

    private static List<String> notes(ReadInput input) {
        try (ReadSource source = ReadFiles.open(input)) {
            assertThat(source.notes()).isEmpty();
            while (source.next() != null) {}
            return source.notes();
        }
    }

    private static List<String> shown(ReadInput input) {
        List<String> shown = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                Read second = pair.second();
                shown.add(shown(pair.first()) + (second == null ? "" : " & " + shown(second)));
            }
        }
        return shown;
    }

    private static String shown(Read read) {
        StringBuilder letters = new StringBuilder();
        for (byte score : read.qualities()) {
            letters.append((char) (score + '!'));
        }
        return read.header() + "|" + new String(read.bases(), StandardCharsets.US_ASCII) + "|" + letters;
    }
}
