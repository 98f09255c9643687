package org.iolaus.genomics.read;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.samtools.util.BlockCompressedStreamConstants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * BGZF with the blocks packed by several threads. The bytes are those of the library's {@link BlockCompressedOutputStream}, which packs
 * them here too, a few whole blocks at a time.
 */
final class ParallelBgzfOutput extends OutputStream {

    private static final int PORTION = 8 * BlockCompressedStreamConstants.DEFAULT_UNCOMPRESSED_BLOCK_SIZE;
    private static final int AHEAD = 2;

    private final OutputStream out;
    private final int threads;
    private final ExecutorService packers;
    private final Deque<Future<byte[]>> underWay = new ArrayDeque<>();
    private byte[] portion = new byte[PORTION];
    private int length;
    private boolean closed;

    /**
     * Starts the threads.
     *
     * @param out where the packed bytes go; closed with this stream
     * @param threads how many pack, at least 1
     */
    ParallelBgzfOutput(OutputStream out, int threads) {
        this.out = out;
        this.threads = threads;
        this.packers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "iolaus-pack");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int at = from;
        while (at < from + count) {
            int part = Math.min(PORTION - length, from + count - at);
            System.arraycopy(bytes, at, portion, length, part);
            length += part;
            at += part;
            if (length == PORTION) {
                submit(portion);
                portion = new byte[PORTION];
                length = 0;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (length > 0) {
                submit(Arrays.copyOf(portion, length));
            }
            while (!underWay.isEmpty()) {
                writeFirst();
            }
            out.write(BlockCompressedStreamConstants.EMPTY_GZIP_BLOCK);
        } finally {
            packers.shutdownNow();
        }
    }

    private void submit(byte[] full) throws IOException {
        underWay.add(packers.submit(() -> packed(full)));
        if (underWay.size() > AHEAD * threads) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        try {
            out.write(underWay.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reads were packed", e);
        } catch (ExecutionException e) {
            throw new IOException("reads cannot be packed", e);
        }
    }

    /** Not closed, since that would add the block that ends a file. */
    @SuppressWarnings("resource")
    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2);
        OutputStream blocks = new BlockCompressedOutputStream(packed, (Path) null);
        blocks.write(bytes);
        blocks.flush();
        return packed.toByteArray();
    }
}
