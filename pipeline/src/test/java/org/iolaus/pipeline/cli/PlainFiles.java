package org.iolaus.pipeline.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Files of reads as their specifications have them, made and counted by hand, so that the program's own ways are not trusted. */
final class PlainFiles {

    private static final int BLOCK = 60_000;
    private static final int SECONDARY_OR_SUPPLEMENTARY = 0x900;

    private static final Pattern SAM = Pattern.compile("@(HD|SQ|RG|PG|CO)[\t ]|([^@>\n\t][^\n\t]*\t){10}");

    private PlainFiles() {}

    /** Reads of 60 bases of one random sequence, with errors here and there. */
    static String[] reads(int number) {
        Random random = new Random(7);
        String genome = bases(random, 400);
        String[] reads = new String[number];
        for (int i = 0; i < number; i++) {
            StringBuilder read = new StringBuilder(genome.substring(0, 60));
            int from = random.nextInt(genome.length() - 60);
            read.replace(0, 60, genome.substring(from, from + 60));
            if (random.nextInt(3) == 0) {
                read.setCharAt(random.nextInt(60), "ACGTN".charAt(random.nextInt(5)));
            }
            reads[i] = read.toString();
        }
        return reads;
    }

    private static String bases(Random random, int length) {
        StringBuilder bases = new StringBuilder();
        random.ints(length, 0, 4).forEach(code -> bases.append("ACGT".charAt(code)));
        return bases.toString();
    }

    /** FASTQ in which as many reads as told share a name, as mates do. */
    static byte[] fastq(String[] reads, int mates) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < reads.length; i++) {
            text.append("@r").append(i / mates).append(" x\n").append(reads[i]).append("\n+\n");
            for (int j = 0; j < reads[i].length(); j++) {
                text.append((char) ('#' + (i * 7 + j) % 38));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** FASTA of two lines a read, in which as many reads as told share a name. */
    static byte[] fasta(String[] reads, int mates) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < reads.length; i++) {
            text.append(">r")
                    .append(i / mates)
                    .append('\n')
                    .append(reads[i], 0, 40)
                    .append('\n');
            text.append(reads[i].substring(40)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] sam(String[] reads) {
        StringBuilder text = new StringBuilder("@HD\tVN:1.6\tSO:unsorted\n@RG\tID:a\tSM:b\n");
        for (int i = 0; i < reads.length; i++) {
            text.append('r').append(i / 2).append('\t').append(i % 2 == 0 ? 77 : 141);
            text.append("\t*\t0\t0\t*\t*\t0\t0\t").append(reads[i]).append('\t');
            text.append("I".repeat(reads[i].length())).append("\tRX:Z:ACG\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** BAM behind its compression: SAM specification, section 4.2. */
    static byte[] bam(String[] reads) {
        ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = "@HD\tVN:1.6\tSO:unsorted\n@RG\tID:a\tSM:b\n".getBytes(StandardCharsets.US_ASCII);
        out.put("BAM\1".getBytes(StandardCharsets.US_ASCII))
                .putInt(text.length)
                .put(text)
                .putInt(0);
        for (int i = 0; i < reads.length; i++) {
            byte[] name = ("r" + i / 2 + "\0").getBytes(StandardCharsets.US_ASCII);
            byte[] tag = "RXZACG\0".getBytes(StandardCharsets.US_ASCII);
            int length = reads[i].length();
            out.putInt(32 + name.length + (length + 1) / 2 + length + tag.length);
            out.putInt(-1)
                    .putInt(-1)
                    .put((byte) name.length)
                    .put((byte) 0)
                    .putShort((short) 4680)
                    .putShort((short) 0);
            out.putShort((short) (i % 2 == 0 ? 77 : 141))
                    .putInt(length)
                    .putInt(-1)
                    .putInt(-1)
                    .putInt(0);
            out.put(name);
            for (int j = 0; j < length; j += 2) {
                int high = nybble(reads[i], j);
                out.put((byte) (high << 4 | nybble(reads[i], j + 1)));
            }
            for (int j = 0; j < length; j++) {
                out.put((byte) (2 + (i * 7 + j) % 38));
            }
            out.put(tag);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static int nybble(String bases, int at) {
        return at < bases.length() ? "=ACMGRSVTWYHKDBN".indexOf(bases.charAt(at)) : 0;
    }

    /** BGZF: SAM specification, section 4.1. */
    static byte[] bgzf(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += BLOCK) {
            out.writeBytes(block(bytes, from, Math.min(BLOCK, bytes.length - from)));
        }
        out.writeBytes(block(bytes, 0, 0));
        return out.toByteArray();
    }

    private static byte[] block(byte[] bytes, int from, int length) {
        Deflater deflater = new Deflater(length == 0 ? 6 : 1, true);
        deflater.setInput(bytes, from, length);
        deflater.finish();
        byte[] packed = new byte[2 * BLOCK];
        int size = deflater.deflate(packed);
        deflater.end();
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return ByteBuffer.allocate(26 + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, 6, 0, 'B', 'C', 2, 0})
                .putShort((short) (25 + size))
                .put(packed, 0, size)
                .putInt((int) sum.getValue())
                .putInt(length)
                .array();
    }

    static byte[] inflated(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (GzipCompressorInputStream in = GzipCompressorInputStream.builder()
                .setInputStream(new ByteArrayInputStream(bytes))
                .setDecompressConcatenated(true)
                .get()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many reads a file holds that the program has found right. */
    static long countReads(byte[] file) {
        byte[] bytes = inflated(file);
        if (bytes.length > 3 && bytes[0] == 'B' && bytes[1] == 'A' && bytes[2] == 'M') {
            return countBam(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        if (text.stripLeading().startsWith(">")) {
            return text.lines().filter(line -> line.startsWith(">")).count();
        }
        boolean sam = SAM.matcher(text.stripLeading()).lookingAt();
        return sam ? countSam(text) : countFastq(text.split("\n", -1));
    }

    private static long countSam(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("@") && !line.isEmpty())
                .filter(line -> (Integer.decode(line.split("\t", -1)[1]) & SECONDARY_OR_SUPPLEMENTARY) == 0)
                .count();
    }

    private static long countBam(ByteBuffer bam) {
        bam.position(4);
        bam.position(bam.getInt() + bam.position());
        for (int references = bam.getInt(); references > 0; references--) {
            bam.position(bam.getInt() + bam.position() + 4);
        }
        long reads = 0;
        while (bam.hasRemaining()) {
            int end = bam.getInt() + bam.position();
            reads += (bam.getShort(bam.position() + 14) & SECONDARY_OR_SUPPLEMENTARY) == 0 ? 1 : 0;
            bam.position(end);
        }
        return reads;
    }

    /** Bases up to the line with the plus, then as many letters. */
    private static long countFastq(String[] lines) {
        long reads = 0;
        int line = 0;
        while (line < lines.length) {
            if (lines[line].isEmpty()) {
                line++;
                continue;
            }
            line++;
            int bases = 0;
            for (; !lines[line].startsWith("+"); line++) {
                bases += lines[line].length();
            }
            line++;
            int letters = 0;
            do {
                letters += line < lines.length ? lines[line].length() : 0;
                line++;
            } while (letters < bases);
            reads++;
        }
        return reads;
    }
}
