package org.iolaus.genomics.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes FASTQ or FASTA. Letters that were read and whose scores did not change are written as they were; FASTA has its bases on one
 * line.
 */
final class TextSink implements ReadSink {

    private static final int FLUSH_SIZE = 1 << 16;
    private static final byte[] NOTHING = new byte[0];

    private final List<OutputFile> files;
    private final Waiting[] waiting;
    private final boolean fastq;
    private final QualityEncoding encoding;
    private boolean committed;

    /** Bytes on their way to one file. */
    private static final class Waiting {
        private byte[] bytes = new byte[FLUSH_SIZE * 2];
        private int length;
    }

    TextSink(List<OutputFile> files, ReadFormat format, QualityEncoding encoding) {
        this.files = List.copyOf(files);
        this.waiting = new Waiting[files.size()];
        Arrays.setAll(waiting, i -> new Waiting());
        this.fastq = format == ReadFormat.FASTQ;
        this.encoding = encoding;
    }

    @Override
    public void write(ReadPair pair) {
        if (committed) {
            throw new IllegalStateException("the reads were committed; nothing can be written any more");
        }
        write(pair.first(), 0);
        if (pair.second() != null) {
            write(pair.second(), files.size() - 1);
        }
    }

    @Override
    public void commit(List<TextOutput> others) {
        for (int i = 0; i < waiting.length; i++) {
            flush(i);
        }
        OutputFile.finishAndDeliver(files, others);
        committed = true;
    }

    @Override
    public void close() {
        files.forEach(OutputFile::close);
    }

    private void write(Read read, int fileIndex) {
        Waiting to = waiting[fileIndex];
        append(to, fastq ? '@' : '>', read.header());
        append(to, read.bases());
        if (fastq) {
            FastqOrigin origin = read.origin() instanceof FastqOrigin known ? known : FastqOrigin.of("", null);
            append(to, '+', origin.plusText());
            appendQualities(to, read, origin.letters());
        }
        if (to.length >= FLUSH_SIZE) {
            flush(fileIndex);
        }
    }

    private void flush(int fileIndex) {
        Waiting to = waiting[fileIndex];
        files.get(fileIndex).write(to.bytes, to.length);
        to.length = 0;
    }

    private static void append(Waiting to, char sign, String text) {
        reserve(to, text.length() + 2);
        to.bytes[to.length++] = (byte) sign;
        byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(letters, 0, to.bytes, to.length, letters.length);
        to.length += letters.length;
        to.bytes[to.length++] = '\n';
    }

    private static void append(Waiting to, byte[] line) {
        reserve(to, line.length + 1);
        System.arraycopy(line, 0, to.bytes, to.length, line.length);
        to.length += line.length;
        to.bytes[to.length++] = '\n';
    }

    private void appendQualities(Waiting to, Read read, byte @Nullable [] letters) {
        byte[] scores = read.qualities();
        if (scores.length != read.length()) {
            throw new IllegalArgumentException("read " + read.name() + " has no qualities, and FASTQ needs them");
        }
        reserve(to, scores.length + 1);
        byte[] known = letters == null || letters.length != scores.length ? NOTHING : letters;
        for (int i = 0; i < scores.length; i++) {
            boolean same = known.length > 0 && encoding.score(known[i]) == scores[i];
            to.bytes[to.length + i] = same ? known[i] : encoding.letter(scores[i]);
        }
        to.length += scores.length;
        to.bytes[to.length++] = '\n';
    }

    private static void reserve(Waiting to, int more) {
        if (to.bytes.length - to.length < more) {
            to.bytes = Arrays.copyOf(to.bytes, Math.max(to.bytes.length * 2, to.length + more));
        }
    }
}
