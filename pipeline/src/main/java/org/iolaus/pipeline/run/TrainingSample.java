package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.train.TrainingReads;

/**
 * The sample that a model is trained on and judged by. For a model with a memory all reads are counted but those that are held out.
 *
 * @param reads what the trainer takes
 * @param heldOutNames the names of the held-out reads
 */
record TrainingSample(TrainingReads reads, List<String> heldOutNames) {

    /** Goes through the reads. */
    static TrainingSample of(ModelTrainingRun.Settings settings, Progress progress) {
        ReadInput input = ReadFiles.decided(settings.reads());
        if (!settings.config().head().remembers()) {
            return split(
                    settings,
                    SampledCodes.fragments(input, settings.sampleBases(), settings.seed(), progress),
                    Optional.empty());
        }
        LearnedReads.Surveyed surveyed = LearnedReads.survey(
                input,
                settings.sampleBases(),
                settings.seed(),
                settings.engineThreads(),
                settings.maxMemory(),
                progress);
        ReadSurvey survey = surveyed.survey();
        // A copy of a fragment that is counted would be evidence for itself.
        List<Sampled> originals = survey.sample().stream()
                .filter(sampled -> !isDuplicate(survey, sampled))
                .toList();
        BitSet unseen = (BitSet) survey.duplicates().clone();
        originals.stream()
                .mapToLong(Sampled::ordinal)
                .filter(ordinal -> TrainingReads.isHeldOut(ordinal, settings.seed()))
                .forEach(ordinal -> unseen.set(Math.toIntExact(ordinal)));
        CountingPass counting = new CountingPass(
                        input, survey, settings.engineThreads(), settings.maxMemory(), progress)
                .without(unseen);
        CountMemory memory = new CountMemory(
                counting.count(CountMemory.lengths(surveyed.genome().size())), survey.qualityCut());
        return split(settings, originals, Optional.of(memory));
    }

    private static boolean isDuplicate(ReadSurvey survey, Sampled sampled) {
        return sampled.ordinal() <= Integer.MAX_VALUE && survey.duplicates().get((int) sampled.ordinal());
    }

    private static TrainingSample split(
            ModelTrainingRun.Settings settings, List<Sampled> fragments, Optional<CountMemory> memory) {
        List<CountedSequence> training = new ArrayList<>();
        List<CountedSequence> unseen = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Sampled sampled : fragments) {
            ReadPair fragment = sampled.pair();
            boolean heldOut = TrainingReads.isHeldOut(sampled.ordinal(), settings.seed());
            for (Read read : fragment.reads()) {
                if (read.length() == 0) {
                    continue;
                }
                if (heldOut) {
                    unseen.add(CountedSequence.of(Nucleotide.codes(read.bases())));
                    names.add(read.name());
                } else {
                    training.add(new CountedSequence(Nucleotide.codes(read.bases()), memory.map(counted -> fragment)));
                }
            }
        }
        try {
            return new TrainingSample(new TrainingReads(training, unseen, memory), names);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    settings.reads().first() + ": too few reads to train on: one in " + TrainingReads.HELD_OUT_SHARE
                            + " is held out, and both parts need at least 1",
                    e);
        }
    }
}
