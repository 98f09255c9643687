package org.iolaus.pipeline.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.PartialFile;

/**
 * The directory that a run's results go to. It is made, and found writable, before the work; where the run fails, what it made of the
 * directory and is still empty is removed again.
 */
public final class OutputDirectory implements AutoCloseable {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Path path;
    private final Deque<Path> made;

    private OutputDirectory(Path path, Deque<Path> made) {
        this.path = path;
        this.made = made;
    }

    /**
     * Makes the directory, with those above it.
     *
     * @param path the directory
     * @param force whether it may be there already
     * @return the directory, to be closed at the end of the run
     * @throws UserException where it is there already or cannot be written to
     */
    public static OutputDirectory open(Path path, boolean force) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserException(path + ": is a file; give a directory for the results");
        }
        if (KeptTrials.areIn(path) && !force) {
            throw new UserException(
                    path + ": holds a run that was broken off; go on with --resume, or begin anew with --force");
        }
        if (Files.exists(path) && !force) {
            throw new UserException(
                    path + ": is there already; choose another directory, or write into it with --force");
        }
        Deque<Path> missing = new ArrayDeque<>();
        for (Path p = path.toAbsolutePath(); p != null && !Files.exists(p); p = p.getParent()) {
            missing.addLast(p);
        }
        OutputDirectory directory = new OutputDirectory(path, missing);
        try {
            Files.createDirectories(path);
            // Where the program is interrupted: the outer ones are registered first and go last, if they are empty.
            missing.descendingIterator().forEachRemaining(made -> made.toFile().deleteOnExit());
            Files.delete(Files.createTempFile(path, ".iolaus", ""));
        } catch (IOException e) {
            directory.close();
            throw new UserException(path + ": cannot be written to (" + reason(e) + ")", e);
        }
        return directory;
    }

    /**
     * Standard output in place of a directory: it takes the corrected reads, and nothing else.
     *
     * @return a place that need not be closed
     */
    public static OutputDirectory standardOutput() {
        return new OutputDirectory(STANDARD_OUTPUT, new ArrayDeque<>());
    }

    /**
     * Whether this is standard output.
     *
     * @return false for a directory
     */
    public boolean isStandardOutput() {
        return path == STANDARD_OUTPUT;
    }

    /**
     * Where a file of this name belongs.
     *
     * @param name the file's name
     * @return its path
     */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Where files of these names belong.
     *
     * @param names the files' names
     * @return their paths, in the same order
     */
    public Path[] resolveAll(List<String> names) {
        return names.stream().map(this::resolve).toArray(Path[]::new);
    }

    /**
     * Writes a file under a temporary name and gives it its own name once it is whole. Standard output takes no such files; they are
     * left out.
     *
     * @param name the file's name
     * @param content writes the bytes
     * @throws UserException where it cannot be written
     */
    public void write(String name, Content content) {
        if (isStandardOutput()) {
            return;
        }
        try (PartialFile file = PartialFile.of(path.resolve(name))) {
            try (OutputStream out = file.stream()) {
                content.writeTo(out);
            }
            PartialFile.deliver(List.of(file));
        } catch (IOException e) {
            throw new UserException(path.resolve(name) + ": cannot be written (" + reason(e) + ")", e);
        }
    }

    /**
     * Writes a text under a temporary name and gives it its own name once it is whole.
     *
     * @param name the file's name
     * @param text its content
     * @throws UserException where it cannot be written
     */
    public void writeText(String name, String text) {
        write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Removes the directories that were made and are empty still. */
    @Override
    public void close() {
        made.stream().filter(Files::isDirectory).forEach(OutputDirectory::deleteIfEmpty);
    }

    /** The directory as the user named it. */
    @Override
    public String toString() {
        return isStandardOutput() ? "standard output" : path.toString();
    }

    private static void deleteIfEmpty(Path directory) {
        try {
            Files.delete(directory);
        } catch (DirectoryNotEmptyException e) {
            // It holds results: it stays.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    /** What goes into a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param out the file; it is closed afterwards
         * @throws IOException where writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
