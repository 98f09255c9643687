package org.iolaus.genomics.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.UserException;

/** Puts files of text, each with a part of the reads, one behind the other. */
public final class JoinedFiles {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private JoinedFiles() {}

    /**
     * Joins files. What is packed is unpacked and packed again, so that the bytes are those of a file that was written whole; a single
     * part, whatever it holds, is copied.
     *
     * @param parts the parts of each file, in order, at least one
     * @param targets the files; they get their names together
     * @param threads how many pack, at least 1; the bytes are the same for any number
     * @throws UserException where a part cannot be read or a file cannot be written
     */
    public static void join(List<List<Path>> parts, List<Path> targets, int threads) {
        List<OutputFile> files = new ArrayList<>();
        try {
            for (int i = 0; i < targets.size(); i++) {
                List<Path> of = parts.get(i);
                boolean packed = of.size() > 1 && of.stream().anyMatch(JoinedFiles::isPacked);
                OutputFile file =
                        OutputFile.create(targets.get(i), packed ? Compression.BGZF : Compression.NONE, threads);
                files.add(file);
                of.forEach(part -> copy(part, packed && isPacked(part), file));
            }
            OutputFile.finishAndDeliver(files, List.of());
        } finally {
            files.forEach(OutputFile::close);
        }
    }

    private static void copy(Path part, boolean unpack, OutputFile file) {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (InputStream raw = Files.newInputStream(part);
                InputStream in = unpack ? InputFile.inflated(raw) : new BufferedInputStream(raw)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                file.write(buffer, length);
            }
        } catch (IOException e) {
            throw InputFormatException.of(part.toString(), 0, e);
        }
    }

    private static boolean isPacked(Path part) {
        try (InputStream in = Files.newInputStream(part)) {
            return (in.read() << Byte.SIZE | in.read()) == GZIP_MAGIC;
        } catch (IOException e) {
            throw InputFormatException.of(part.toString(), 0, e);
        }
    }
}
