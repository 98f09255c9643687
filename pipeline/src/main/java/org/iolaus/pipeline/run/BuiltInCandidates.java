package org.iolaus.pipeline.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.RememberingCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.tune.BuiltInCandidate;
import org.iolaus.correction.tune.Candidate;
import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;

/**
 * The built-in correctors as candidates. Those that a consensus asks remember what they made of the sample, so that its trial costs little
 * once theirs are made.
 */
final class BuiltInCandidates {

    private final BuiltInCorrectors correctors;
    private final RememberingCorrector.Places sample;
    private final Map<Integer, ReadCorrector> spectral = new HashMap<>();
    private @Nullable ReadCorrector posterior;

    /**
     * Tries nothing yet.
     *
     * @param correctors makes the correctors
     * @param sample the raw fragments that they will be tried on
     */
    BuiltInCandidates(BuiltInCorrectors correctors, List<ReadPair> sample) {
        this.correctors = correctors;
        this.sample = new RememberingCorrector.Places(sample);
    }

    Candidate posterior() {
        return new BuiltInCandidate(PosteriorCorrector.NAME, OptionalInt.empty(), this::rememberingPosterior);
    }

    Candidate spectral(int k) {
        return new BuiltInCandidate(
                SpectralCorrector.NAME,
                OptionalInt.of(k),
                () -> correctors.askedLengths().contains(k) ? rememberingSpectral(k) : correctors.spectral(k));
    }

    /** Asks the others, which are best tried before. */
    Candidate consensus() {
        return new BuiltInCandidate(
                ConsensusCorrector.NAME,
                OptionalInt.empty(),
                () -> correctors.consensus(rememberingPosterior(), this::rememberingSpectral));
    }

    private ReadCorrector rememberingPosterior() {
        if (posterior == null) {
            posterior = new RememberingCorrector(correctors.posterior(), sample);
        }
        return posterior;
    }

    private ReadCorrector rememberingSpectral(int k) {
        return spectral.computeIfAbsent(k, asked -> new RememberingCorrector(correctors.spectral(asked), sample));
    }
}
