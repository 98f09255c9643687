package org.iolaus.correction.correct;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.iolaus.genomics.kmer.Kmer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;

/** Reads drawn from genomes, with what each read would be without errors. */
record Sample(List<Read> reads, List<byte[]> truth) {

    static final int READ_LENGTH = 100;

    /** The score of a wrong base and of every fourth right one; all others have 38. */
    private static final int LOW_QUALITY = 12;

    private static final int HIGH_QUALITY = 38;

    static byte[] genome(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] genome = new byte[length];
        for (int i = 0; i < length; i++) {
            genome[i] = Nucleotide.letter(random.nextInt(4));
        }
        return genome;
    }

    /** A genome with a substitution every so many bases. */
    static byte[] strain(byte[] genome, int distance) {
        byte[] strain = genome.clone();
        for (int i = distance / 2; i < strain.length; i += distance) {
            strain[i] = Nucleotide.letter((Nucleotide.code(strain[i]) + 1) % 4);
        }
        return strain;
    }

    static Sample empty() {
        return new Sample(new ArrayList<>(), new ArrayList<>());
    }

    /** Adds reads of both strands. Two of three errors have a low quality. */
    Sample add(byte[] genome, double coverage, double errorRate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = (int) (coverage * genome.length / READ_LENGTH);
        for (int r = 0; r < n; r++) {
            int start = random.nextInt(genome.length - READ_LENGTH + 1);
            byte[] right = Arrays.copyOfRange(genome, start, start + READ_LENGTH);
            if (random.nextBoolean()) {
                right = reverseComplement(right);
            }
            byte[] bases = right.clone();
            byte[] qualities = new byte[READ_LENGTH];
            for (int i = 0; i < READ_LENGTH; i++) {
                boolean wrong = random.nextDouble() < errorRate;
                if (wrong) {
                    bases[i] = Nucleotide.letter((Nucleotide.code(bases[i]) + 1 + random.nextInt(3)) % 4);
                }
                boolean low = wrong ? random.nextInt(3) > 0 : random.nextInt(4) == 0;
                qualities[i] = (byte) (low ? LOW_QUALITY : HIGH_QUALITY);
            }
            reads.add(new Read("read" + reads.size(), bases, qualities));
            truth.add(right);
        }
        return this;
    }

    /** The same qualities over reads without errors. */
    Sample withoutErrors() {
        List<Read> clean = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            clean.add(reads.get(i).with(truth.get(i), reads.get(i).qualities()));
        }
        return new Sample(clean, truth);
    }

    static byte[] reverseComplement(byte[] bases) {
        byte[] other = new byte[bases.length];
        for (int i = 0; i < bases.length; i++) {
            other[bases.length - 1 - i] = Nucleotide.letter(Nucleotide.complement(Nucleotide.code(bases[i])));
        }
        return other;
    }

    static String text(byte[] bases) {
        return new String(bases, StandardCharsets.US_ASCII);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The corrector of this sample's own counts. */
    SpectralCorrector corrector(int k) {
        MapCounts counts = MapCounts.of(reads, Kmer.checkK(k));
        return new SpectralCorrector(counts, SpectralSettings.of(counts, 0));
    }

    /** Right changes less wrong ones, over the errors: 1 is perfect, 0 is as good as nothing. */
    double gain(ReadCorrector corrector) {
        ReadCorrector.Session session = corrector.open();
        long errors = 0;
        long right = 0;
        long wrong = 0;
        for (int r = 0; r < reads.size(); r++) {
            byte[] raw = reads.get(r).bases();
            byte[] corrected = session.correct(reads.get(r), raw.length).read().bases();
            for (int i = 0; i < raw.length; i++) {
                boolean error = raw[i] != truth.get(r)[i];
                boolean fine = corrected[i] == truth.get(r)[i];
                errors += error ? 1 : 0;
                right += error && fine ? 1 : 0;
                wrong += !error && !fine ? 1 : 0;
            }
        }
        return (right - wrong) / (double) errors;
    }
}
