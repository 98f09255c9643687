package org.iolaus.pipeline.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.iolaus.correction.correct.KmerOdds;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.SpectralSettings;
import org.iolaus.correction.edit.EditDelivery;
import org.iolaus.correction.edit.EditWeigher;
import org.iolaus.correction.edit.KmerWeigher;
import org.iolaus.correction.edit.PosteriorWeigher;
import org.iolaus.correction.edit.ProtectedAlleles;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.correction.tune.BuiltInCandidate;
import org.iolaus.correction.tune.Candidate;
import org.iolaus.genomics.kmer.KmerCounts;
import org.jspecify.annotations.Nullable;

/** Makes the built-in correctors that {@code tune} tries and delivers with; what the language model counted is not counted again. */
final class BuiltInCorrectors {

    private final LearnedReads learned;
    private final CountedKmers counted;
    private @Nullable ReadCorrector posterior;

    private BuiltInCorrectors(LearnedReads learned, CountedKmers counted) {
        this.learned = learned;
        this.counted = counted;
    }

    /** Those of some reads. */
    static BuiltInCorrectors of(LearnedReads learned) {
        return new BuiltInCorrectors(learned, learned.counted());
    }

    Candidate posteriorCandidate() {
        return new BuiltInCandidate(PosteriorCorrector.NAME, OptionalInt.empty(), this::posterior);
    }

    Candidate spectralCandidate(int k) {
        return new BuiltInCandidate(SpectralCorrector.NAME, OptionalInt.of(k), () -> spectral(k));
    }

    ReadCorrector spectral(int k) {
        KmerCounts counts = counted.of(k);
        return new SpectralCorrector(
                counts, SpectralSettings.of(counts, learned.survey().qualityCut()));
    }

    /** What the corrector learns of the reads it learns once. */
    ReadCorrector posterior() {
        if (posterior == null) {
            posterior = learnedPosterior();
        }
        return posterior;
    }

    private ReadCorrector learnedPosterior() {
        List<KmerCounts> counts = counted.of(PosteriorCorrector.lengths(learned.genomeSize()));
        return new PosteriorCorrector(
                counts, learned.survey().qualityCut(), learned.survey().samplePairs(), IndelPrior.RARE);
    }

    /**
     * How corrected reads are delivered: as {@code correct} delivers them with the same corrector.
     *
     * @param wanted what the user asked for
     * @param spectral the corrector, where it is this one
     * @param edits whether anything may be edited at all
     */
    EditDelivery delivery(DeliverySettings wanted, Optional<CorrectionMethod.Spectral> spectral, boolean edits) {
        return new EditDelivery(
                wanted.policy(),
                edits ? alleles(wanted.policy().alleleReads(), spectral) : ProtectedAlleles.none(),
                learned.survey().qualityRange(),
                edits ? weigher(wanted, spectral) : Optional.empty());
    }

    /** Edits are weighed by the posterior where they are explained, by k-mers where only qualities tell of it. */
    private Optional<EditWeigher> weigher(DeliverySettings wanted, Optional<CorrectionMethod.Spectral> spectral) {
        if (wanted.explainsEdits()) {
            return Optional.of(new PosteriorWeigher(learned.models(), learned.channel()));
        }
        if (!wanted.policy().tellsOdds()) {
            return Optional.empty();
        }
        KmerCounts counts = kept(spectral.map(CorrectionMethod.Spectral::k)
                .orElseGet(() -> AlleleLength.of(Optional.empty(), learned.genomeSize())));
        return Optional.of(new KmerWeigher(new KmerOdds(
                counts, SpectralSettings.of(counts, learned.survey().qualityCut()))));
    }

    private ProtectedAlleles alleles(int reads, Optional<CorrectionMethod.Spectral> spectral) {
        return reads == 0
                ? ProtectedAlleles.none()
                : learned.counting().protectedAlleles(kept(AlleleLength.of(spectral, learned.genomeSize())), reads);
    }

    /** The k-mers are kept: the corrector that is made next goes by the same. */
    private KmerCounts kept(int k) {
        return counted.keep(List.of(k)).get(0);
    }
}
