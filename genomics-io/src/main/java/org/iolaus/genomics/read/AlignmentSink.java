package org.iolaus.genomics.read;

import htsjdk.samtools.CRAMFileWriter;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMProgramRecord;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMUtils;
import htsjdk.samtools.TextTagCodec;
import htsjdk.samtools.util.RuntimeIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.iolaus.genomics.UserException;

/**
 * Writes unaligned SAM, BAM or CRAM: the header of the input without reference sequences and with an {@code @PG} line, and the reads.
 * Where qualities were changed the original ones are in the tag OQ, unless it is there already or the number of bases has changed. Tags
 * in a read's comment become tags of its record.
 */
final class AlignmentSink implements ReadSink {

    /** Tags that tell of single bases and mean nothing once bases have changed (base modifications). */
    private static final List<String> TAGS_OF_BASES = List.of("MM", "ML", "MN", "Mm", "Ml");

    /** Tags with one letter a base, which mean nothing once the number of bases has changed. */
    private static final List<String> TAGS_OF_LENGTH = List.of("OQ", "U2", "E2");

    private static final String ORIGINAL_QUALITIES = "OQ";

    /** A tag as SAM writes it (SAM specification, section 1.5), of the types that comments hold. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9]:(?:i:-?[0-9]{1,9}|Z:[ !-~]*)");

    private static final Pattern TAB = Pattern.compile("\t");

    private final OutputFile file;
    private final TextTagCodec tagCodec = new TextTagCodec();
    private final SAMFileHeader header;
    private final SAMFileWriter writer;
    private boolean committed;
    private boolean closed;

    AlignmentSink(InputFile input, OutputFile file, WritingProgram program) {
        this.file = file;
        try (AlignmentRecords records = AlignmentRecords.open(input)) {
            this.header = unaligned(records.header(), program);
        }
        this.writer = writer(input.format(), header, file.stream());
    }

    @Override
    public void write(ReadPair pair) {
        if (committed) {
            throw new IllegalStateException("the reads were committed; nothing can be written any more");
        }
        write(pair.first());
        if (pair.second() != null) {
            write(pair.second());
        }
    }

    @Override
    public void commit(List<TextOutput> others) {
        closeWriter();
        OutputFile.finishAndDeliver(List.of(file), others);
        committed = true;
    }

    @Override
    public void close() {
        try {
            closeWriter();
        } finally {
            file.close();
        }
    }

    private void write(Read read) {
        if (!(read.origin() instanceof SamOrigin origin)) {
            throw new IllegalArgumentException("read " + read.name() + " comes from no SAM, BAM or CRAM file");
        }
        SAMRecord record = origin.record();
        if (!Arrays.equals(read.bases(), origin.bases())) {
            TAGS_OF_BASES.forEach(tag -> record.setAttribute(tag, null));
            if (read.length() != origin.bases().length) {
                TAGS_OF_LENGTH.forEach(tag -> record.setAttribute(tag, null));
            }
        }
        keepQualities(record, read, origin);
        addTags(record, read);
        record.setHeader(header);
        record.setReadBases(read.bases());
        record.setBaseQualities(read.qualities());
        try {
            writer.addAlignment(record);
        } catch (RuntimeIOException e) {
            throw unwritable(e);
        }
    }

    private static void keepQualities(SAMRecord record, Read read, SamOrigin origin) {
        byte[] before = origin.qualities();
        boolean changed = before.length == read.length() && !Arrays.equals(read.qualities(), before);
        if (changed && record.getAttribute(ORIGINAL_QUALITIES) == null) {
            record.setAttribute(ORIGINAL_QUALITIES, SAMUtils.phredToFastq(before));
        }
    }

    private void addTags(SAMRecord record, Read read) {
        String comment = read.comment();
        if (!comment.isEmpty()) {
            for (String word : TAB.split(comment, -1)) {
                if (TAG.matcher(word).matches()) {
                    Map.Entry<String, Object> tag = tagCodec.decode(word);
                    record.setAttribute(tag.getKey(), tag.getValue());
                }
            }
        }
    }

    private void closeWriter() {
        if (!closed) {
            closed = true;
            try {
                writer.close();
            } catch (RuntimeIOException e) {
                throw unwritable(e);
            }
        }
    }

    private UserException unwritable(RuntimeIOException e) {
        return new UserException(file.path() + ": cannot be written: " + e.getMessage(), e);
    }

    private static SAMFileHeader unaligned(SAMFileHeader input, WritingProgram program) {
        SAMFileHeader header = input.clone();
        header.setSequenceDictionary(new SAMSequenceDictionary());
        header.setSortOrder(SAMFileHeader.SortOrder.unsorted);
        header.setGroupOrder(SAMFileHeader.GroupOrder.query);
        Set<String> earlier = new HashSet<>();
        String last = null;
        for (SAMProgramRecord known : header.getProgramRecords()) {
            earlier.add(known.getId());
            last = known.getId();
        }
        String id = WritingProgram.ID;
        for (int i = 1; earlier.contains(id); i++) {
            id = WritingProgram.ID + "." + i;
        }
        SAMProgramRecord ours = new SAMProgramRecord(id);
        ours.setProgramName(WritingProgram.ID);
        if (!program.version().isEmpty()) {
            ours.setProgramVersion(program.version());
        }
        if (!program.commandLine().isEmpty()) {
            ours.setCommandLine(program.commandLine());
        }
        if (last != null) {
            ours.setPreviousProgramGroupId(last);
        }
        header.addProgramRecord(ours);
        return header;
    }

    private static SAMFileWriter writer(ReadFormat format, SAMFileHeader header, OutputStream out) {
        SAMFileWriterFactory factory = new SAMFileWriterFactory()
                .setCreateIndex(false)
                .setCreateMd5File(false)
                .setUseAsyncIo(false);
        return switch (format) {
            case SAM -> factory.makeSAMWriter(header, true, out);
            case BAM -> factory.makeBAMWriter(header, true, out);
            case CRAM -> new CRAMFileWriter(out, new LocalReferences(), header, null);
            case FASTQ, FASTA -> throw new IllegalArgumentException(format + " has no records with tags");
        };
    }
}
