package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.external.ExternalCorrection;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalReads;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler.Sampled;

/**
 * A program of its own as a candidate. It corrects all reads, once; the trial takes the sample from its output, and the output stays
 * for the final pass.
 */
public final class ExternalCandidate implements Candidate {

    private final ExternalCorrector corrector;
    private final ExternalReads reads;
    private final List<Sampled> sample;
    private Optional<ExternalCorrection> correction = Optional.empty();

    /**
     * Prepares the trial; starts nothing.
     *
     * @param corrector the program
     * @param reads all reads, prepared for external tools
     * @param sample the tuner's sample, in its order
     */
    public ExternalCandidate(ExternalCorrector corrector, ExternalReads reads, List<Sampled> sample) {
        this.corrector = corrector;
        this.reads = reads;
        this.sample = List.copyOf(sample);
    }

    @Override
    public String tool() {
        return corrector.label();
    }

    @Override
    public OptionalInt k() {
        return corrector.k();
    }

    @Override
    public boolean accepts(int other) {
        return corrector.accepts(other);
    }

    /**
     * The correction of all reads.
     *
     * @return empty before the first {@link #start()}
     */
    public Optional<ExternalCorrection> correction() {
        return correction;
    }

    @Override
    public Run start() {
        ExternalCorrection done = correction.orElseGet(() -> corrector.run(reads));
        correction = Optional.of(done);
        return new Sample(corrected(done));
    }

    /** The corrected bases of each fragment of the sample, in the sample's order. The output is read in the order of the input. */
    private List<List<byte[]>> corrected(ExternalCorrection done) {
        List<List<byte[]>> corrected = new ArrayList<>(sample.size());
        sample.forEach(sampled -> corrected.add(List.of()));
        try (ExternalCorrection.Cursor cursor = done.open()) {
            IntStream.range(0, sample.size())
                    .boxed()
                    .sorted(Comparator.comparingLong(place -> sample.get(place).ordinal()))
                    .forEachOrdered(place -> corrected.set(place, bases(cursor, sample.get(place))));
        }
        return corrected;
    }

    private static List<byte[]> bases(ExternalCorrection.Cursor cursor, Sampled sampled) {
        return cursor.correct(sampled.ordinal(), sampled.pair()).stream()
                .map(CorrectedRead::read)
                .map(read -> read.bases())
                .toList();
    }

    /** The corrected sample in memory; unchanged reads are the raw ones. */
    private record Sample(List<List<byte[]>> corrected) implements Run {

        @Override
        public List<byte[]> correct(int first, List<ReadPair> pairs) {
            return corrected.subList(first, first + pairs.size()).stream()
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public void close() {
            // The output on disk stays: it may be what is delivered.
        }
    }
}
