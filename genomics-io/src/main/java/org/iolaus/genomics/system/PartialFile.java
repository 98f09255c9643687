package org.iolaus.genomics.system;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that is written beside its place, under a name that nobody can foresee, and put there once it is whole and on the disk. It is
 * deleted where that does not come about, the end of the program by a signal included.
 */
public final class PartialFile implements Closeable {

    private final Deliveries deliveries;
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream stream;

    private PartialFile(Deliveries deliveries, Path target, Path temporary, FileChannel channel) {
        this.deliveries = deliveries;
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.stream = new Synced(channel);
    }

    /**
     * Makes an empty file.
     *
     * @param target the final name; what is there stays until the new file is delivered
     * @return the open file
     * @throws IOException where the folder does not take it
     */
    public static PartialFile of(Path target) throws IOException {
        return of(target, Deliveries.ofProcess());
    }

    static PartialFile of(Path target, Deliveries deliveries) throws IOException {
        Path temporary = deliveries.make(target);
        try {
            return new PartialFile(
                    deliveries, target, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
        } catch (IOException e) {
            deliveries.discard(temporary);
            throw e;
        }
    }

    /**
     * Where the content goes.
     *
     * @return a stream whose closing brings everything to the disk
     */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Gives files their final names, all of them or none. Their streams must be closed.
     *
     * @param files the files, written to their ends
     * @throws IOException where a file cannot be put into its place; then those that were there before are there again
     */
    public static void deliver(List<PartialFile> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        Map<Path, Path> targets = new LinkedHashMap<>();
        for (PartialFile file : files) {
            if (file.channel.isOpen()) {
                throw new IllegalStateException(file.target + " is still open");
            }
            targets.put(file.temporary, file.target);
        }
        files.get(0).deliveries.deliver(targets);
    }

    /** Lets go of the file and deletes it unless it was delivered. */
    @Override
    public void close() throws IOException {
        try (channel) {
            deliveries.discard(temporary);
        }
    }

    /** Closing writes to the disk first, so that no name is ever given to bytes that a failing machine could lose. */
    private static final class Synced extends FilterOutputStream {

        private final FileChannel channel;

        Synced(FileChannel channel) {
            super(Channels.newOutputStream(channel));
            this.channel = channel;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (channel.isOpen()) {
                    channel.force(true);
                }
            }
        }
    }
}
