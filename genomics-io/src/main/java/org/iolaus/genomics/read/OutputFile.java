package org.iolaus.genomics.read;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.Deliveries;
import org.iolaus.genomics.system.PartialFile;
import org.jspecify.annotations.Nullable;

/** One file that is written under a temporary name and gets its own when it is complete. */
final class OutputFile {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Path path;
    private final @Nullable PartialFile file;
    private final OutputStream out;
    private boolean finished;

    private OutputFile(Path path, @Nullable PartialFile file, OutputStream out) {
        this.path = path;
        this.file = file;
        this.out = out;
    }

    /**
     * Opens the temporary file.
     *
     * @param path the final name, or {@code -} for standard output
     * @param compression of the input; both kinds of gzip are written as BGZF
     * @param threads how many pack, at least 1
     * @return the open file
     * @throws UserException where it cannot be written
     */
    static OutputFile create(Path path, Compression compression, int threads) {
        if (path.equals(STANDARD_OUTPUT)) {
            Deliveries.ofProcess().stream(true);
            return to(new FileOutputStream(FileDescriptor.out), compression, threads);
        }
        try {
            PartialFile file = PartialFile.of(path);
            return new OutputFile(path, file, packed(file.stream(), compression, threads));
        } catch (IOException e) {
            throw new UserException(path + ": cannot be written: " + reason(e), e);
        }
    }

    /** Writes to a stream that has no name, such as standard output. It is flushed at the end and stays open. */
    static OutputFile to(OutputStream stream, Compression compression, int threads) {
        return new OutputFile(
                Path.of("standard output"), null, packed(new UnclosedStream(stream), compression, threads));
    }

    /** Refuses an output that is one of the inputs, under whatever name. */
    static void refuseInputs(Path path, List<InputFile> inputs) {
        if (path.equals(STANDARD_OUTPUT)) {
            return;
        }
        try {
            for (InputFile input : inputs) {
                if (Files.exists(path) && Files.isSameFile(path, input.path())) {
                    throw new UserException(path + ": the output would overwrite the input; choose another directory");
                }
            }
        } catch (IOException e) {
            throw new UserException(path + ": cannot be looked at: " + reason(e), e);
        }
    }

    void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UserException(path + ": cannot be written: " + reason(e), e);
        }
    }

    Path path() {
        return path;
    }

    /** Where the content goes; closing it only flushes. */
    OutputStream stream() {
        return new UnclosedStream(out);
    }

    /** Completes files and gives them their names: all of them or none. */
    static void finishAndDeliver(List<OutputFile> files, List<TextOutput> others) {
        List<OutputFile> all = new ArrayList<>(files);
        others.forEach(other -> all.add(other.file()));
        all.forEach(OutputFile::finish);
        deliver(all);
    }

    /** Completes the file under its temporary name. */
    private void finish() {
        try {
            finished = true;
            out.close();
        } catch (IOException e) {
            throw new UserException(path + ": cannot be written: " + reason(e), e);
        }
    }

    private static void deliver(List<OutputFile> files) {
        List<PartialFile> named = new ArrayList<>();
        for (OutputFile output : files) {
            if (output.file != null) {
                named.add(output.file);
            }
        }
        try {
            PartialFile.deliver(named);
            Deliveries.ofProcess().stream(false);
        } catch (IOException e) {
            throw new UserException(files.get(0).path + ": cannot be put into its place: " + reason(e), e);
        }
    }

    /** Lets go of the file and deletes what was not delivered. */
    void close() {
        try {
            if (!finished) {
                finished = true;
                out.close();
            }
        } catch (IOException e) {
            throw new UserException(path + ": cannot be closed: " + reason(e), e);
        } finally {
            delete();
        }
    }

    private void delete() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static OutputStream packed(OutputStream out, Compression compression, int threads) {
        if (compression == Compression.NONE) {
            return new BufferedOutputStream(out, BUFFER_SIZE);
        }
        return threads == 1 ? new BlockCompressedOutputStream(out, (Path) null) : new ParallelBgzfOutput(out, threads);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        if (e instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message.replace('\n', ' '));
    }

    /** Flushes where others close: the stream belongs to the caller. */
    private static final class UnclosedStream extends FilterOutputStream {

        UnclosedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
