package org.iolaus.correction.correct.external;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;

/** Writes what every tool reads: FASTQ of four lines, capital A, C, G, T and N, Phred+33 qualities. */
final class PlainFastqWriter implements AutoCloseable {

    /** Given where a read has no qualities; an honest middle, so that no tool takes the bases for bad or for certain. */
    private static final int CONSTANT_QUALITY = 30;

    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final OutputStream out;

    PlainFastqWriter(Path file) {
        this.file = file;
        try {
            this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void write(String name, byte[] bases, byte[] qualities) {
        try {
            out.write('@');
            out.write(name.getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
            for (byte base : bases) {
                out.write(Nucleotide.letter(Nucleotide.code(base)));
            }
            out.write('\n');
            out.write('+');
            out.write('\n');
            for (int i = 0; i < bases.length; i++) {
                out.write(33 + (qualities.length == 0 ? CONSTANT_QUALITY : qualities[i]));
            }
            out.write('\n');
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UserException failure(IOException e) {
        return new UserException("cannot write " + file + ": " + e.getMessage(), e);
    }
}
