package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.iolaus.correction.correct.ConsensusCorrector;
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
import org.iolaus.genomics.kmer.KmerCounts;
import org.jspecify.annotations.Nullable;

/** Makes the built-in correctors that {@code tune} tries and delivers with; what the language model counted is not counted again. */
final class BuiltInCorrectors {

    /** From which of the language model's lengths on the spectral corrector takes part in a consensus. */
    private static final int LEAST_ASKED_LEVEL = 2;

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

    /**
     * The corrector that a method names.
     *
     * @param method a built-in one
     */
    ReadCorrector corrector(CorrectionMethod method) {
        if (method instanceof CorrectionMethod.Spectral spectral) {
            return spectral(spectral.k());
        }
        if (method instanceof CorrectionMethod.Consensus consensus) {
            return consensus(consensus);
        }
        return posterior();
    }

    /** Asks the posterior corrector, whose answer stands unless another one's is better, and the spectral one with several k. */
    ConsensusCorrector consensus(CorrectionMethod.Consensus method) {
        ReadCorrector first = method.indels() == IndelPrior.RARE ? posterior() : learnedPosterior(method.indels());
        return consensus(first, this::spectral);
    }

    /** Asks a posterior corrector and spectral ones that are made elsewhere. */
    ConsensusCorrector consensus(ReadCorrector first, IntFunction<ReadCorrector> spectral) {
        List<ReadCorrector> members = new ArrayList<>();
        members.add(first);
        askedLengths().forEach(k -> members.add(spectral.apply(k)));
        return new ConsensusCorrector(members, learned.models(), learned.channel());
    }

    /** The values of k that a consensus asks the spectral corrector with. */
    List<Integer> askedLengths() {
        List<Integer> lengths = learned.models().lengths();
        return lengths.subList(LEAST_ASKED_LEVEL, lengths.size());
    }

    ReadCorrector spectral(int k) {
        KmerCounts counts = counted.of(k);
        return new SpectralCorrector(
                counts, SpectralSettings.of(counts, learned.survey().qualityCut()));
    }

    /** What the corrector learns of the reads it learns once. */
    ReadCorrector posterior() {
        if (posterior == null) {
            posterior = learnedPosterior(IndelPrior.RARE);
        }
        return posterior;
    }

    private ReadCorrector learnedPosterior(IndelPrior indels) {
        List<KmerCounts> counts = counted.of(PosteriorCorrector.lengths(learned.genomeSize()));
        return new PosteriorCorrector(
                counts, learned.survey().qualityCut(), learned.survey().samplePairs(), indels);
    }

    /**
     * How corrected reads are delivered: as {@code correct} delivers them with the same corrector.
     *
     * @param wanted what the user asked for
     * @param method the corrector, where it is a built-in one
     * @param edits whether anything may be edited at all
     */
    EditDelivery delivery(DeliverySettings wanted, Optional<CorrectionMethod> method, boolean edits) {
        Optional<CorrectionMethod.Spectral> spectral =
                method.filter(CorrectionMethod.Spectral.class::isInstance).map(CorrectionMethod.Spectral.class::cast);
        boolean decides =
                method.filter(CorrectionMethod.Consensus.class::isInstance).isPresent();
        return new EditDelivery(
                wanted.policy(),
                edits ? alleles(wanted.policy().alleleReads(), spectral) : ProtectedAlleles.none(),
                learned.survey().qualityRange(),
                edits ? weigher(wanted, spectral, decides) : Optional.empty());
    }

    /** Edits are weighed by the posterior where it decides on them or they are explained, by k-mers where only qualities tell of it. */
    private Optional<EditWeigher> weigher(
            DeliverySettings wanted, Optional<CorrectionMethod.Spectral> spectral, boolean decides) {
        if (decides || wanted.explainsEdits()) {
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
