package org.iolaus.genomics.kmer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.kmer.CountsFileWriter.Section;

/**
 * A file with the k-mer counts of reads, or of a part of them, for several lengths, and with facts of all the reads. The tables are
 * looked up where they lie, mapped into memory, so that opening a file takes no memory but for the facts. All numbers are big-endian:
 *
 * <pre>
 *   head        8 bytes  "IOLAUSKC"
 *               8        layout, 1
 *   sections             each begins at a multiple of 8, behind zeros where need be
 *     facts              any bytes
 *     table              8 bytes an entry, then 8 for each of 2^p + 1 starts
 *   directory   32 a section: 4 kind (1 facts, 2 table), 4 k (0 of facts), 8 offset, 8 length in bytes, 8 CRC-32C of the section
 *   end         8        offset of the directory
 *               4        number of sections
 *               4, 4     which part of the reads this is, from 1, and of how many; of how many parts of the k-mers of all reads with
 *                        the sign turned
 *               4        CRC-32C of the directory and the 20 bytes before this number
 *               8        "IOLAUSKE"
 * </pre>
 *
 * A k-mer's hash has 2k bits ({@code KmerHash}: invertible, so that no two k-mers share one). Its upper p = 2k - min(47, 2k - 8) bits
 * are its partition; an entry is the others times 65536 plus the count, 1 to 65535, where counts stop. Entries are sorted within their
 * partition, and partitions follow each other, so that files are merged in one go through both and a table can be cut by keys. Start i
 * is the number of entries before partition i.
 *
 * <p>Every length is checked against the file's size before it is used, and every checksum when a file is opened.
 */
public final class CountsFile {

    /** The shortest k-mers that a file holds. */
    public static final int SHORTEST = 7;

    static final long HEAD_MARK = 0x494f4c4155534b43L;
    static final long END_MARK = 0x494f4c4155534b45L;
    static final long LAYOUT = 1;
    static final int FACTS = 1;
    static final int TABLE = 2;
    static final int HEAD_BYTES = 16;
    static final int DIRECTORY_ENTRY_BYTES = 32;
    static final int END_BYTES = 32;

    private static final int CHECKED_BYTES_AT_END = 20;
    private static final int MOST_SECTIONS = 64;
    private static final long WINDOW_BYTES = 1 << 30;

    private final Path path;
    private final int part;
    private final int parts;
    private final Optional<Section> facts;
    private final byte[] factBytes;
    private final TreeMap<Integer, MappedKmerCounts> tables = new TreeMap<>();

    private CountsFile(Path path, FileChannel file) throws IOException {
        this.path = path;
        long size = file.size();
        if (size < HEAD_BYTES || head(file).getLong(0) != HEAD_MARK) {
            throw new UserException(path + ": is no file of counts that iolaus made");
        }
        if (head(file).getLong(Long.BYTES) != LAYOUT) {
            throw new UserException(path + ": has the layout " + head(file).getLong(Long.BYTES)
                    + " of counts; this version reads layout " + LAYOUT);
        }
        if (size < HEAD_BYTES + END_BYTES) {
            throw cutOff();
        }
        ByteBuffer end = read(file, size - END_BYTES, END_BYTES);
        if (end.getLong(END_BYTES - Long.BYTES) != END_MARK) {
            throw cutOff();
        }
        long offset = end.getLong();
        int number = end.getInt();
        this.part = end.getInt();
        this.parts = end.getInt();
        if (number < 0
                || number > MOST_SECTIONS
                || offset != size - END_BYTES - (long) DIRECTORY_ENTRY_BYTES * number
                || offset < HEAD_BYTES) {
            throw damaged("its end tells of a directory of " + number + " sections at byte " + offset + " of " + size
                    + ", where none can be; the checksum is not even looked at");
        }
        byte[] checked = bytes(file, offset, DIRECTORY_ENTRY_BYTES * number + CHECKED_BYTES_AT_END);
        CRC32C checksum = new CRC32C();
        checksum.update(checked);
        compare("the directory", Integer.toUnsignedLong(end.getInt()), checksum.getValue());
        ByteBuffer directory = ByteBuffer.wrap(checked);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            sections.add(new Section(
                    directory.getInt(),
                    directory.getInt(),
                    directory.getLong(),
                    directory.getLong(),
                    directory.getLong()));
        }
        for (Section section : sections) {
            check(section, file, offset);
        }
        this.facts = sections.stream().filter(s -> s.kind() == FACTS).findFirst();
        this.factBytes = facts.isPresent()
                ? bytes(file, facts.get().offset(), (int) facts.get().length())
                : new byte[0];
        for (Section section : sections) {
            if (section.kind() == TABLE) {
                tables.put(section.k(), table(section, file));
            }
        }
    }

    /**
     * Opens a file and checks all of it.
     *
     * @param path the file
     * @return the file, mapped
     * @throws UserException where it cannot be read, is no such file, is cut off or damaged
     */
    public static CountsFile open(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new CountsFile(path, file);
        } catch (IOException e) {
            throw new UserException(path + ": cannot be read (" + e + ")", e);
        }
    }

    /**
     * Where it lies.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }

    /**
     * Which part of the reads was counted, or, of a slice, of the k-mers.
     *
     * @return from 1 to {@link #parts}
     */
    public int part() {
        return part;
    }

    /**
     * Into how many parts the reads were cut, or the k-mers.
     *
     * @return 1 where the counts are those of all reads
     */
    public int parts() {
        return Math.abs(parts);
    }

    /**
     * Whether a part of the k-mers of all reads is here, rather than the k-mers of a part of the reads.
     *
     * @return true for a slice
     */
    public boolean isSlice() {
        return parts < 0;
    }

    /**
     * What is known of all reads beside the counts.
     *
     * @return the bytes that were written
     */
    public byte[] facts() {
        return factBytes.clone();
    }

    /**
     * What tells these facts from others.
     *
     * @return their checksum; 0 where there are none
     */
    public long factsChecksum() {
        return facts.map(Section::checksum).orElse(0L);
    }

    /**
     * The lengths that are counted.
     *
     * @return ascending
     */
    public List<Integer> lengths() {
        return List.copyOf(tables.keySet());
    }

    /**
     * The counts of one length.
     *
     * @param k the length
     * @return the table, or nothing where that length is not counted
     */
    public Optional<KmerCounts> counts(int k) {
        return Optional.ofNullable(tables.get(k));
    }

    /** The counts of a length that is among {@link #lengths}. */
    MappedKmerCounts mapped(int k) {
        return Optional.ofNullable(tables.get(k))
                .orElseThrow(() -> new IllegalArgumentException(path + ": has no counts of k-mers of length " + k));
    }

    /**
     * Checks a k-mer length.
     *
     * @param k the length
     * @return k
     * @throws IllegalArgumentException outside 7 to 31
     */
    public static int checkK(int k) {
        if (k < SHORTEST || k > Kmer.MAX_K) {
            throw new IllegalArgumentException(
                    "a file of counts takes k from " + SHORTEST + " to " + Kmer.MAX_K + ", was " + k);
        }
        return k;
    }

    private static ByteBuffer head(FileChannel file) throws IOException {
        return read(file, 0, HEAD_BYTES);
    }

    /** Refuses a section before anything of its size is made. */
    private void check(Section section, FileChannel file, long end) throws IOException {
        boolean known = section.kind() == FACTS
                ? section.length() <= Integer.MAX_VALUE - Long.BYTES
                : section.kind() == TABLE && section.k() >= SHORTEST && section.k() <= Kmer.MAX_K;
        long least = section.kind() == TABLE && known ? startBytes(section.k()) : 0;
        if (!known
                || section.offset() < HEAD_BYTES
                || section.offset() % Long.BYTES != 0
                || section.length() < least
                || section.length() > end - section.offset()
                || (section.kind() == TABLE && section.length() % Long.BYTES != 0)) {
            throw damaged(name(section) + " cannot be " + section.length() + " bytes at byte " + section.offset()
                    + " of " + file.size() + ", although the checksum of the directory is right");
        }
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < section.length(); at += WINDOW_BYTES) {
            checksum.update(
                    file.map(MapMode.READ_ONLY, section.offset() + at, Math.min(WINDOW_BYTES, section.length() - at)));
        }
        compare(name(section), section.checksum(), checksum.getValue());
    }

    private static String name(Section section) {
        return switch (section.kind()) {
            case FACTS -> "the facts of the reads";
            case TABLE -> "the counts of k-mers of length " + section.k();
            default -> "a section of kind " + section.kind();
        };
    }

    private static int startBytes(int k) {
        return Long.BYTES * (SortedEntries.partitions(k) + 1);
    }

    private MappedKmerCounts table(Section section, FileChannel file) throws IOException {
        int startBytes = startBytes(section.k());
        long entryBytes = section.length() - startBytes;
        long[] starts = new long[startBytes / Long.BYTES];
        read(file, section.offset() + entryBytes, startBytes).asLongBuffer().get(starts);
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] < starts[i - 1]) {
                throw damaged(name(section) + " are not in order, although their checksum is right");
            }
        }
        if (starts[0] != 0 || starts[starts.length - 1] != entryBytes / Long.BYTES) {
            throw damaged(name(section) + " are " + entryBytes / Long.BYTES + " where " + starts[starts.length - 1]
                    + " are told of, although their checksum is right");
        }
        return MappedKmerCounts.of(section.k(), file, section.offset(), starts);
    }

    private void compare(String what, long told, long found) {
        if (told != found) {
            throw damaged("the checksum of " + what + " is " + Long.toHexString(found) + ", should be "
                    + Long.toHexString(told));
        }
    }

    private UserException cutOff() {
        return damaged("it does not end with its directory and its checksum: it is cut off");
    }

    private UserException damaged(String how) {
        return new UserException(path + ": is damaged: " + how + "; make it again");
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        return ByteBuffer.wrap(bytes(file, position, length));
    }

    private static byte[] bytes(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[length]);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file ends too early");
            }
        }
        return bytes.array();
    }
}
