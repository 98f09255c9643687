package org.iolaus.pipeline.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.iolaus.correction.edit.QualityRange;
import org.iolaus.genomics.kmer.KmerHistogram;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.iolaus.pipeline.report.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Facts of reads as bytes, in the order of the components of {@link ReadFacts} and {@link ReadSurvey}: numbers big-endian, texts and lists
 * behind their lengths. Of the sampled reads what correctors look at: names, bases and qualities.
 */
final class FactsCodec {

    private FactsCodec() {}

    static byte[] bytes(ReadFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(facts.inputs().size());
            for (Provenance.Input input : facts.inputs()) {
                write(input.file(), out);
                out.writeLong(input.bytes());
                write(input.sha256(), out);
            }
            out.writeBoolean(facts.interleaved());
            write(facts.qualities().name(), out);
            out.writeLong(facts.sampleBases());
            out.writeLong(facts.seed());
            write(facts.survey(), out);
            out.writeInt(facts.histogram().k());
            write(facts.histogram().toArray(), out);
            out.writeInt(facts.warnings().size());
            for (String warning : facts.warnings()) {
                write(warning, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The facts in bytes.
     *
     * @throws IOException where they are no facts
     */
    static ReadFacts of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<Provenance.Input> inputs = new ArrayList<>();
            for (int left = length(in, 1); left > 0; left--) {
                inputs.add(new Provenance.Input(text(in), in.readLong(), text(in)));
            }
            boolean interleaved = in.readBoolean();
            QualityEncoding.Choice qualities = QualityEncoding.Choice.valueOf(text(in));
            long sampleBases = in.readLong();
            long seed = in.readLong();
            ReadSurvey survey = survey(in);
            KmerHistogram histogram = KmerHistogram.of(in.readInt(), longs(in));
            List<String> warnings = new ArrayList<>();
            for (int left = length(in, 1); left > 0; left--) {
                warnings.add(text(in));
            }
            return new ReadFacts(inputs, interleaved, qualities, sampleBases, seed, survey, histogram, warnings);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static void write(ReadSurvey survey, DataOutputStream out) throws IOException {
        out.writeLong(survey.fragments());
        out.writeLong(survey.reads());
        out.writeLong(survey.bases());
        out.writeInt(survey.longestRead());
        out.writeInt(survey.sample().size());
        for (Sampled sampled : survey.sample()) {
            out.writeLong(sampled.hash());
            out.writeLong(sampled.ordinal());
            out.writeByte(sampled.pair().size());
            for (Read read : sampled.pair().reads()) {
                write(read.name(), out);
                write(read.bases(), out);
                write(read.qualities(), out);
            }
        }
        write(survey.duplicates().toLongArray(), out);
        out.writeDouble(survey.duplicateShare());
        out.writeInt(survey.qualityCut());
        out.writeInt(survey.qualityRange().lowest());
        out.writeInt(survey.qualityRange().highest());
    }

    private static ReadSurvey survey(DataInputStream in) throws IOException {
        long fragments = in.readLong();
        long reads = in.readLong();
        long bases = in.readLong();
        int longestRead = in.readInt();
        List<Sampled> sample = new ArrayList<>();
        for (int left = length(in, 1); left > 0; left--) {
            long hash = in.readLong();
            long ordinal = in.readLong();
            int mates = in.readByte();
            Read first = read(in);
            @Nullable Read second = mates > 1 ? read(in) : null;
            sample.add(new Sampled(hash, ordinal, new ReadPair(first, second)));
        }
        BitSet duplicates = BitSet.valueOf(longs(in));
        double duplicateShare = in.readDouble();
        int qualityCut = in.readInt();
        QualityRange range = new QualityRange(in.readInt(), in.readInt());
        return new ReadSurvey(
                fragments, reads, bases, longestRead, sample, duplicates, duplicateShare, qualityCut, range);
    }

    private static Read read(DataInputStream in) throws IOException {
        return new Read(text(in), bytes(in), bytes(in));
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(long[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(length(in, 1));
    }

    private static long[] longs(DataInputStream in) throws IOException {
        long[] numbers = new long[length(in, Long.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readLong();
        }
        return numbers;
    }

    /** A length that what is left can hold. */
    private static int length(DataInputStream in, int each) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / each) {
            throw new IOException("tells of " + length + " where " + in.available() + " bytes are left");
        }
        return length;
    }
}
