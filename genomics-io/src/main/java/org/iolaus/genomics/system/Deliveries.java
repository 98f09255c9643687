package org.iolaus.genomics.system;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which files of this process have their final names and which do not yet. When the process ends, the latter are deleted; a delivery
 * under way is finished before.
 */
public final class Deliveries {

    private static final Deliveries OF_PROCESS = new Deliveries();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OF_PROCESS::end, "iolaus-unfinished"));
    }

    private final Set<Path> unfinished = new LinkedHashSet<>();
    private final List<Path> delivered = new ArrayList<>();
    private boolean streaming;
    private boolean ended;

    /**
     * What there is when the process ends.
     *
     * @param files under their final names, and whole
     * @param partOfStream whether a stream has got a part of what it should
     */
    public record Delivered(List<Path> files, boolean partOfStream) {}

    /** For tests; everybody else shares those of the process. */
    Deliveries() {}

    /**
     * Those of this process.
     *
     * @return one object for all
     */
    public static Deliveries ofProcess() {
        return OF_PROCESS;
    }

    /**
     * Deletes what is not finished, and lets nothing be made or delivered any more: who tries waits until the process is gone.
     *
     * @return what was delivered before
     */
    public synchronized Delivered end() {
        ended = true;
        for (Path file : unfinished) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The process is ending; nobody is left to be told.
            }
        }
        return new Delivered(List.copyOf(delivered), streaming);
    }

    /**
     * Tells that results go to a stream, where what is written cannot be taken back.
     *
     * @param underWay true when it begins, false when the stream has got all
     */
    public synchronized void stream(boolean underWay) {
        streaming = underWay;
    }

    /** An empty file under a name that nobody can foresee, in the folder of the file that it will become. */
    synchronized Path make(Path target) throws IOException {
        requireGoingOn();
        while (true) {
            Path file = hidden(target);
            try {
                Files.createFile(file); // with the permissions of any new file, unlike a temporary one
                unfinished.add(file);
                return file;
            } catch (FileAlreadyExistsException e) {
                // Another number then.
            }
        }
    }

    /** Gives finished files their names: all of them, or none and the first failure. */
    synchronized void deliver(Map<Path, Path> targets) throws IOException {
        requireGoingOn();
        Map<Path, Path> earlier = new LinkedHashMap<>();
        List<Path> renamed = new ArrayList<>();
        try {
            for (Path target : targets.values()) {
                keep(target, earlier);
            }
            for (Map.Entry<Path, Path> file : targets.entrySet()) {
                Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
                renamed.add(file.getValue());
            }
        } catch (IOException e) {
            undo(renamed, earlier, e);
            throw e;
        }
        unfinished.removeAll(targets.keySet());
        delivered.addAll(renamed);
        for (Path old : earlier.values()) {
            discard(old);
        }
    }

    synchronized void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
        unfinished.remove(file);
    }

    /** A second name for a file that is about to be replaced, so that it can be put back. */
    private void keep(Path target, Map<Path, Path> earlier) throws IOException {
        if (!Files.isRegularFile(target)) {
            return;
        }
        Path old = hidden(target);
        try {
            Files.createLink(old, target);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(target, old, StandardCopyOption.COPY_ATTRIBUTES);
        }
        unfinished.add(old);
        earlier.put(target, old);
    }

    private void undo(List<Path> renamed, Map<Path, Path> earlier, IOException failure) {
        for (Path target : renamed) {
            Path old = earlier.get(target);
            try {
                if (old == null) {
                    Files.deleteIfExists(target);
                } else {
                    Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        for (Path old : earlier.values()) {
            try {
                discard(old);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private void requireGoingOn() throws IOException {
        try {
            while (ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the program is ending", e);
        }
    }

    private static Path hidden(Path target) {
        return target.resolveSibling(".iolaus-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + ".part");
    }
}
