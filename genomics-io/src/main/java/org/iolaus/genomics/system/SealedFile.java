package org.iolaus.genomics.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.iolaus.genomics.UserException;

/**
 * Files that one process of a run writes and another one reads. Big-endian:
 *
 * <pre>
 *   8 bytes  "IOLAUSF" and a letter for the kind
 *   8        layout of the content
 *   8        length of the content in bytes
 *   8        CRC-32C of the content
 *            the content
 * </pre>
 */
public final class SealedFile {

    private static final int HEAD_BYTES = 32;
    private static final long MARK = 0x494f4c4155534600L;

    private SealedFile() {}

    /** What a file may hold. */
    public enum Kind {
        /** What a first pass over reads tells. */
        SURVEY('S', 1),
        /** What a candidate did to a sample. */
        TRIAL('T', 1);

        private final char letter;
        private final long layout;

        Kind(char letter, long layout) {
            this.letter = letter;
            this.layout = layout;
        }
    }

    /**
     * Writes a file.
     *
     * @param kind what it is
     * @param content any bytes
     * @param out where to; it stays open
     * @throws IOException where writing fails
     */
    public static void write(Kind kind, byte[] content, OutputStream out) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(new byte[HEAD_BYTES]);
        head.putLong(MARK | kind.letter)
                .putLong(kind.layout)
                .putLong(content.length)
                .putLong(checksum(content));
        out.write(head.array());
        out.write(content);
        out.flush();
    }

    /**
     * Reads a file.
     *
     * @param kind what it should be
     * @param path the file
     * @return its content
     * @throws UserException where it cannot be read, is something else, cut off or damaged
     */
    public static byte[] read(Kind kind, Path path) {
        String what = kind.name().toLowerCase(Locale.ROOT);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.wrap(new byte[HEAD_BYTES]);
            fill(head, file);
            if (head.hasRemaining() || head.getLong(0) != (MARK | kind.letter)) {
                throw new UserException(path + ": is no " + what + " that iolaus made");
            }
            if (head.getLong(8) != kind.layout) {
                throw new UserException(path + ": has the layout " + head.getLong(8) + " of a " + what
                        + "; this version reads layout " + kind.layout);
            }
            long length = file.size() - HEAD_BYTES;
            if (head.getLong(16) != length || length > Integer.MAX_VALUE - Long.BYTES) {
                throw damaged(
                        path,
                        "it holds " + length + " bytes, should hold " + head.getLong(16)
                                + "; the checksum is not even looked at");
            }
            ByteBuffer content = ByteBuffer.wrap(new byte[(int) length]);
            fill(content, file);
            long found = checksum(content.array());
            if (found != head.getLong(24)) {
                throw damaged(
                        path,
                        "its checksum is " + Long.toHexString(found) + ", should be "
                                + Long.toHexString(head.getLong(24)));
            }
            return content.array();
        } catch (IOException e) {
            throw new UserException(path + ": cannot be read (" + e + ")", e);
        }
    }

    /**
     * The checksum of some bytes.
     *
     * @param content any bytes
     * @return their CRC-32C
     */
    public static long checksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return checksum.getValue();
    }

    private static void fill(ByteBuffer bytes, FileChannel file) throws IOException {
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // Until there is no more.
        }
    }

    private static UserException damaged(Path path, String how) {
        return new UserException(path + ": is damaged: " + how + "; make it again");
    }
}
