package org.iolaus.genomics.read;

import htsjdk.samtools.util.BlockCompressedStreamConstants;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.iolaus.genomics.UserException;

/**
 * One file of reads: where it lies, how it is called in messages, and what its first bytes say of it.
 *
 * @param path where it can be opened, any number of times
 * @param shownName what the user called it
 * @param format what it holds
 * @param compression how it is packed
 */
record InputFile(Path path, String shownName, ReadFormat format, Compression compression) {

    private static final int BUFFER_SIZE = 1 << 16;

    private static final Set<String> SAM_HEADER_TYPES = Set.of("HD", "SQ", "RG", "PG");

    /**
     * Looks at a file.
     *
     * @param path the file as the user named it; {@code -} is standard input; streams are copied
     * @return what it is
     * @throws UserException where it cannot be read or is no file of reads
     */
    static InputFile of(Path path) {
        if (SpooledInput.isStream(path)) {
            return of(SpooledInput.file(path), SpooledInput.shownName(path));
        }
        return of(path, path.toString());
    }

    private static InputFile of(Path path, String shown) {
        if (Files.isDirectory(path)) {
            throw new UserException(shown + ": is a directory, not a file of reads");
        }
        if (!Files.isReadable(path)) {
            throw new UserException(shown + (Files.exists(path) ? ": may not be read" : ": there is no such file"));
        }
        try {
            byte[] head = head(Files.newInputStream(path));
            Compression compression = compression(head);
            byte[] text = compression == Compression.NONE ? head : head(inflated(path));
            return new InputFile(path, shown, format(shown, text), compression);
        } catch (IOException e) {
            throw InputFormatException.of(shown, 0, e);
        }
    }

    /**
     * Opens the bytes behind the compression.
     *
     * @return a stream that fails, and never just ends, where the compressed data is cut off
     */
    InputStream open() {
        try {
            if (compression == Compression.NONE) {
                return Files.newInputStream(path);
            }
            if (compression == Compression.BGZF) {
                checkEndBlock();
            }
            return inflated(path);
        } catch (IOException e) {
            throw InputFormatException.of(shownName, 0, e);
        }
    }

    /** What the file is now. */
    FileStamp stamp() {
        try {
            return FileStamp.of(path);
        } catch (IOException e) {
            throw InputFormatException.of(shownName, 0, e);
        }
    }

    /** Refuses a file that is no longer what it was. */
    void requireUnchanged(FileStamp known) {
        if (!stamp().equals(known)) {
            throw new UserException(
                    shownName + ": has changed since the run began; nothing is delivered of mixed contents");
        }
    }

    /** Gzip of any number of members. The JDK's own stream stops after a member when no more bytes are waiting. */
    static InputStream inflated(InputStream in) throws IOException {
        return new SmallSteps(GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(in, BUFFER_SIZE))
                .setDecompressConcatenated(true)
                .get());
    }

    private static InputStream inflated(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return inflated(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void checkEndBlock() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] end =
                    new byte[(int) Math.min(BlockCompressedStreamConstants.EMPTY_GZIP_BLOCK.length, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            if (!Arrays.equals(end, BlockCompressedStreamConstants.EMPTY_GZIP_BLOCK)) {
                throw new InputFormatException(
                        shownName, 0, "", "the empty block that ends a BGZF file is missing: the file is cut off");
            }
        }
    }

    /** The first bytes; a failure behind them is met again, and told with its record, when the file is read. */
    private static byte[] head(InputStream in) throws IOException {
        byte[] head = new byte[BUFFER_SIZE];
        int length = 0;
        try (in) {
            for (int got = 0; got >= 0 && length < head.length; got = in.read(head, length, head.length - length)) {
                length += got;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(head, length);
    }

    private static Compression compression(byte[] head) {
        if (head.length < 2 || head[0] != 0x1f || head[1] != (byte) 0x8b) {
            return Compression.NONE;
        }
        boolean blocks = head.length >= 14 && (head[3] & 4) != 0 && head[12] == 'B' && head[13] == 'C';
        return blocks ? Compression.BGZF : Compression.GZIP;
    }

    private static ReadFormat format(String shown, byte[] head) {
        if (begins(head, "CRAM")) {
            return ReadFormat.CRAM;
        }
        if (begins(head, "BAM\1")) {
            return ReadFormat.BAM;
        }
        int at = 0;
        while (at < head.length && (head[at] == '\n' || head[at] == '\r')) {
            at++;
        }
        if (at == head.length) {
            return ReadFormat.FASTQ; // an empty file holds no reads, and nothing of it is lost
        }
        byte first = head[at];
        if (first == '>') {
            return ReadFormat.FASTA;
        }
        if (first == '@') {
            return isSamHeader(head, at) ? ReadFormat.SAM : ReadFormat.FASTQ;
        }
        if (tabsInLine(head, at) >= 10) {
            return ReadFormat.SAM;
        }
        throw new InputFormatException(
                shown, 0, "", "is no FASTQ, FASTA, SAM, BAM or CRAM: it begins with " + BaseLetters.shown(first));
    }

    /**
     * A SAM header line is @, two capitals, a tab, two letters and a colon (SAM specification, section 1.3); a read's name has no such
     * start. Blanks in place of tabs are a mistake that is told when the header is read.
     */
    private static boolean isSamHeader(byte[] head, int at) {
        if (head.length < at + 7 || (head[at + 3] != '\t' && head[at + 3] != ' ')) {
            return false;
        }
        String type = "" + (char) head[at + 1] + (char) head[at + 2];
        return (SAM_HEADER_TYPES.contains(type) && head[at + 6] == ':') || type.equals("CO");
    }

    private static int tabsInLine(byte[] head, int from) {
        int tabs = 0;
        for (int i = from; i < head.length && head[i] != '\n'; i++) {
            tabs += head[i] == '\t' ? 1 : 0;
        }
        return tabs;
    }

    private static boolean begins(byte[] head, String magic) {
        if (head.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (head[i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Asks for little at a time, because what a request got before the data ended too early is lost with it. */
    private static final class SmallSteps extends FilterInputStream {

        private static final int STEP = 1024;

        SmallSteps(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, Math.min(length, STEP));
        }
    }
}
