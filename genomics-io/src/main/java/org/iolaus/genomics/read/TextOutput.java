package org.iolaus.genomics.read;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of lines beside files of reads, which is written under a temporary name and gets its own with theirs. A name that ends in {@code .gz} is
 * packed, in blocks, as {@code bgzip} does.
 */
public final class TextOutput implements Closeable {

    private final OutputFile file;

    private TextOutput(OutputFile file) {
        this.file = file;
    }

    /**
     * Opens the temporary file.
     *
     * @param path the file's own name
     * @param threads how many pack, at least 1; the bytes are the same for any number
     * @return the open file, to be committed with a {@link ReadSink} and closed
     * @throws org.iolaus.genomics.UserException where it cannot be written
     */
    public static TextOutput create(Path path, int threads) {
        boolean packed = path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return new TextOutput(OutputFile.create(path, packed ? Compression.BGZF : Compression.NONE, threads));
    }

    /**
     * Writes text.
     *
     * @param text lines, each with its end, in letters of one byte
     */
    public void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        file.write(bytes, bytes.length);
    }

    OutputFile file() {
        return file;
    }

    /** Lets go of the file; deletes what was not committed. */
    @Override
    public void close() {
        file.close();
    }
}
