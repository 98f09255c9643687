package org.iolaus.genomics.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How the file of corrected reads is called. */
public final class CorrectedName {

    private static final List<String> COMPRESSED = List.of(".gz", ".bgz", ".bgzf");
    private static final List<String> FORMATS =
            List.of(".fastq", ".fq", ".fasta", ".fa", ".fna", ".sam", ".bam", ".cram");
    private static final String MARK = ".corrected";

    private CorrectedName() {}

    /**
     * The name for a file of corrected reads: {@code corrected} comes before the suffixes, as in {@code x_R1.corrected.fastq.gz}. A
     * suffix that is not known stays where it is, before the mark, since it may be part of the name.
     *
     * @param input the file of raw reads, or {@code -}; only its last part is used
     * @return a file name without a directory; a stream, of which the name says nothing, gets the suffixes of what it holds, as in
     *     {@code stdin.corrected.fq.gz}
     * @throws org.iolaus.genomics.UserException where a stream cannot be read or holds no reads
     */
    public static String of(Path input) {
        String name = String.valueOf(input.getFileName());
        if (SpooledInput.isStream(input)) {
            InputFile stream = InputFile.of(input);
            return ofStream(name.equals("-") ? "stdin" : name, stream.format(), stream.compression());
        }
        int end = suffixStart(name, name.length(), COMPRESSED);
        int stem = suffixStart(name, end, FORMATS);
        return name.substring(0, stem) + MARK + name.substring(stem);
    }

    static String ofStream(String name, ReadFormat format, Compression compression) {
        String suffix = switch (format) {
            case FASTQ -> ".fq";
            case FASTA -> ".fa";
            case SAM -> ".sam";
            case BAM -> ".bam";
            case CRAM -> ".cram";
        };
        boolean packed = compression != Compression.NONE && format != ReadFormat.BAM && format != ReadFormat.CRAM;
        return name + MARK + suffix + (packed ? ".gz" : "");
    }

    private static int suffixStart(String name, int end, List<String> suffixes) {
        String part = name.substring(0, end).toLowerCase(Locale.ROOT);
        for (String suffix : suffixes) {
            if (part.endsWith(suffix) && part.length() > suffix.length()) {
                return end - suffix.length();
            }
        }
        return end;
    }
}
