package org.iolaus.genomics.read;

import htsjdk.samtools.SAMFlag;
import htsjdk.samtools.SAMRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes reads of records: in sequencing orientation, and with everything taken off that says where they align. */
final class UnalignedRecords {

    private static final byte[] NOTHING = new byte[0];
    private static final int HIGHEST_SCORE = 93;

    /** What of the flags says nothing of an alignment. */
    private static final int KEPT_FLAGS = SAMFlag.READ_PAIRED.intValue()
            | SAMFlag.FIRST_OF_PAIR.intValue()
            | SAMFlag.SECOND_OF_PAIR.intValue()
            | SAMFlag.READ_FAILS_VENDOR_QUALITY_CHECK.intValue();

    /**
     * Tags of the alignment: those of the specification (SAM optional fields, section 1.1, and CIGAR-like ones), and those that bwa,
     * Bowtie 2, minimap2, STAR and HISAT2 write.
     */
    private static final Set<String> ALIGNMENT_TAGS = Set.of(
            "AM", "AS", "BQ", "CC", "CG", "CP", "H0", "H1", "H2", "HI", "IH", "MC", "MD", "MQ", "NH", "NM", "OA", "OC",
            "OP", "PQ", "R2", "Q2", "S2", "SA", "SM", "TS", "UQ", "X0", "X1", "XA", "XG", "XM", "XN", "XO", "XR", "XS",
            "XT", "YF", "YS", "YT", "ZS", "cg", "cm", "cs", "de", "dv", "jI", "jM", "nM", "nn", "rl", "s1", "s2", "tp",
            "ts");

    /** Tags with one letter a base that run along the stored strand; the first two are only turned round. */
    private static final List<String> QUALITY_TAGS = List.of("OQ", "U2");

    private static final List<String> BASE_TAGS = List.of("E2");

    private static final byte[] COMPLEMENTS = complements();

    private UnalignedRecords() {}

    /**
     * The read of a record.
     *
     * @param record a primary record; it is changed and becomes the read's origin
     * @param aligned whether the file holds alignments, so that tags and flags of them are to be taken off
     * @param file the file's name for messages
     * @param number the record's number for messages
     * @return the read
     * @throws InputFormatException where bases and qualities are none
     */
    static Read read(SAMRecord record, boolean aligned, String file, long number) {
        byte[] bases = record.getReadBases();
        byte[] qualities = record.getBaseQualities();
        check(record.getReadName(), bases, qualities, file, number);
        if (record.getReadNegativeStrandFlag()) {
            bases = reverseComplement(bases);
            qualities = reverse(qualities);
            turnTags(record);
        }
        if (aligned) {
            removeAlignmentTags(record);
        }
        int kept = aligned ? KEPT_FLAGS : KEPT_FLAGS | SAMFlag.DUPLICATE_READ.intValue();
        int unmapped =
                SAMFlag.READ_UNMAPPED.intValue() | (record.getReadPairedFlag() ? SAMFlag.MATE_UNMAPPED.intValue() : 0);
        record.setCigarString(SAMRecord.NO_ALIGNMENT_CIGAR);
        record.setMappingQuality(SAMRecord.NO_MAPPING_QUALITY);
        record.setReferenceName(SAMRecord.NO_ALIGNMENT_REFERENCE_NAME);
        record.setAlignmentStart(SAMRecord.NO_ALIGNMENT_START);
        record.setMateReferenceName(SAMRecord.NO_ALIGNMENT_REFERENCE_NAME);
        record.setMateAlignmentStart(SAMRecord.NO_ALIGNMENT_START);
        record.setInferredInsertSize(0);
        record.setFlags((record.getFlags() & kept) | unmapped);
        record.setReadBases(NOTHING);
        record.setBaseQualities(NOTHING);
        return new Read(record.getReadName(), bases, qualities, new SamOrigin(record, bases, qualities));
    }

    private static void check(String name, byte[] bases, byte[] qualities, String file, long number) {
        for (byte base : bases) {
            if (!BaseLetters.LEGAL[base & 0xff]) {
                String reason = BaseLetters.shown(base) + " is not a base"
                        + (base == '=' ? " but stands for one of the reference" : "");
                throw new InputFormatException(file, number, name, reason);
            }
        }
        if (qualities.length != 0 && qualities.length != bases.length) {
            throw new InputFormatException(
                    file, number, name, bases.length + " bases but " + qualities.length + " quality letters");
        }
        for (byte score : qualities) {
            if (score < 0 || score > HIGHEST_SCORE) {
                throw new InputFormatException(
                        file,
                        number,
                        name,
                        "a quality score is " + (score & 0xff) + "; they go from 0 to " + HIGHEST_SCORE);
            }
        }
    }

    private static void turnTags(SAMRecord record) {
        for (String tag : QUALITY_TAGS) {
            if (record.getAttribute(tag) instanceof String letters) {
                record.setAttribute(tag, new StringBuilder(letters).reverse().toString());
            }
        }
        for (String tag : BASE_TAGS) {
            if (record.getAttribute(tag) instanceof String letters) {
                byte[] turned = reverseComplement(letters.getBytes(StandardCharsets.ISO_8859_1));
                record.setAttribute(tag, new String(turned, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void removeAlignmentTags(SAMRecord record) {
        List<String> found = new ArrayList<>();
        for (SAMRecord.SAMTagAndValue attribute : record.getAttributes()) {
            if (ALIGNMENT_TAGS.contains(attribute.tag)) {
                found.add(attribute.tag);
            }
        }
        found.forEach(tag -> record.setAttribute(tag, null));
    }

    private static byte[] reverse(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    static byte[] reverseComplement(byte[] bases) {
        byte[] reversed = reverse(bases);
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = COMPLEMENTS[reversed[i] & 0xff];
        }
        return reversed;
    }

    private static byte[] complements() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) i;
        }
        String from = "ACGTURYKMBVDH";
        String to = "TGCAAYRMKVBHD";
        for (int i = 0; i < from.length(); i++) {
            table[from.charAt(i)] = (byte) to.charAt(i);
            table[Character.toLowerCase(from.charAt(i))] = (byte) Character.toLowerCase(to.charAt(i));
        }
        return table;
    }
}
