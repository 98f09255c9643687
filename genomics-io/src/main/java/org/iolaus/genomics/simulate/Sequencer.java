package org.iolaus.genomics.simulate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.simulate.SequencingError.Kind;

/** Reads a fragment from its start: draws the qualities and the errors of an {@link ErrorProfile}. */
final class Sequencer {
    /** What follows the fragment in mate 1 and mate 2 (Illumina TruSeq), and then, past the adapter's end, A for ever. */
    private static final List<byte[]> ADAPTERS = List.of(
            "AGATCGGAAGAGCACACGTCTGAACTCCAGTCA".getBytes(StandardCharsets.US_ASCII),
            "AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT".getBytes(StandardCharsets.US_ASCII));

    private static final int SCORES = 94;

    private final ErrorProfile profile;
    private final int readLength;
    private final Random random;
    private final double[][] means = new double[2][];
    private final double[] dips;
    private final double[] errorProbabilities = new double[SCORES];
    /** The level of every quality above i/2 and up to (i+1)/2: levels are whole, so they change at multiples of a half only. */
    private final byte[] levels = new byte[2 * SCORES];

    Sequencer(ErrorProfile profile, int readLength, Random random) {
        this.profile = profile;
        this.readLength = readLength;
        this.random = random;
        for (int mate = 1; mate <= 2; mate++) {
            means[mate - 1] = new double[readLength];
            for (int i = 0; i < readLength; i++) {
                means[mate - 1][i] = profile.meanQuality(i, readLength, mate);
            }
        }
        dips = new double[readLength];
        for (int i = 0; i < readLength; i++) {
            dips[i] = profile.dipProbability(i, readLength);
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) profile.level(i / 2.0 + 0.25);
        }
        for (int level : profile.levels()) {
            errorProbabilities[level] = profile.errorProbability(level);
        }
    }

    /** Reads one mate; the fragment is given in the mate's orientation. */
    SimulatedRead sequence(String name, byte[] fragment, int mate, Place place) {
        byte[] qualities = drawQualities(mate);
        byte[] bases = new byte[readLength];
        byte[] truth = new byte[2 * readLength];
        List<SequencingError> errors = new ArrayList<>();
        int sequenced = 0;
        for (int i = 0; i < readLength; i++) {
            // At a read's ends an inserted or missing base cannot be told from another start or end of the read.
            boolean inside = i > 0 && i < readLength - 1;
            if (inside && random.nextDouble() < profile.insertionRate()) {
                bases[i] = Nucleotide.letter(random.nextInt(4));
                errors.add(new SequencingError(i, '-', (char) bases[i], Kind.INSERTION));
                continue;
            }
            if (inside && random.nextDouble() < profile.deletionRate()) {
                truth[sequenced] = template(fragment, mate, sequenced);
                errors.add(new SequencingError(i, (char) truth[sequenced], '-', Kind.DELETION));
                sequenced++;
            }
            byte base = template(fragment, mate, sequenced);
            truth[sequenced++] = base;
            bases[i] = call(base, i, qualities, errors);
        }
        int genomeBases = Math.min(sequenced, fragment.length);
        return new SimulatedRead(
                new Read(name, bases, qualities),
                Arrays.copyOf(truth, sequenced),
                errors,
                place.firstBases(genomeBases),
                sequenced - genomeBases);
    }

    private byte[] drawQualities(int mate) {
        byte[] qualities = new byte[readLength];
        double shift = profile.readDeviation() * random.nextGaussian();
        for (int i = 0; i < readLength; i++) {
            boolean dip = random.nextDouble() < dips[i];
            double quality = dip
                    ? ErrorProfile.LOWEST_DIP + random.nextInt(ErrorProfile.HIGHEST_DIP - ErrorProfile.LOWEST_DIP + 1)
                    : means[mate - 1][i] + shift + profile.baseDeviation() * random.nextGaussian();
            qualities[i] = level(quality);
        }
        return qualities;
    }

    /** The fast form of {@link ErrorProfile#level}. */
    byte level(double quality) {
        int half = (int) Math.ceil(2 * quality) - 1;
        return levels[Math.max(0, Math.min(levels.length - 1, half))];
    }

    private byte call(byte base, int position, byte[] qualities, List<SequencingError> errors) {
        if (random.nextDouble() < profile.noCallRate()) {
            qualities[position] = profile.levels().get(0).byteValue();
            errors.add(new SequencingError(position, (char) base, 'N', Kind.NO_CALL));
            return 'N';
        }
        if (random.nextDouble() < errorProbabilities[qualities[position]]) {
            byte wrong = Nucleotide.letter((Nucleotide.code(base) + 1 + random.nextInt(3)) % 4);
            errors.add(new SequencingError(position, (char) base, (char) wrong, Kind.SUBSTITUTION));
            return wrong;
        }
        return base;
    }

    private static byte template(byte[] fragment, int mate, int position) {
        byte[] adapter = ADAPTERS.get(mate - 1);
        int inAdapter = position - fragment.length;
        if (inAdapter < 0) {
            return fragment[position];
        }
        return inAdapter < adapter.length ? adapter[inAdapter] : (byte) 'A';
    }
}
