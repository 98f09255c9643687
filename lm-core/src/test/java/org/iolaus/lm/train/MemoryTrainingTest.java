package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.memory.ExpertBits;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.TinyModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class MemoryTrainingTest {

    private static final byte[] GENOME = MadeReads.bases(8000, 1);
    private static final List<ReadPair> PAIRS =
            MadeReads.of(MadeReads.FLAT, 8, 2, MadeReads.genome(GENOME, 1)).pairs();
    private static final List<ReadPair> UNSEEN = PAIRS.subList(0, 40);
    private static final List<ReadPair> SEEN = PAIRS.subList(40, PAIRS.size());
    private static final CountMemory MEMORY =
            new CountMemory(MadeReads.counts(SEEN, CountMemory.lengths(GENOME.length), 0), 0);
    private static final ModelConfig CONFIG = wholeReads(TinyModels.config("memory-mixture"));
    private static final int BUDGET = 300_000;

    private static ModelConfig wholeReads(ModelConfig tiny) {
        return new ModelConfig(
                tiny.tokenizer(),
                tiny.objective(),
                tiny.width(),
                MadeReads.READ_LENGTH,
                tiny.trunk(),
                tiny.head(),
                tiny.training());
    }

    private static List<CountedSequence> sequences(List<ReadPair> pairs, boolean leftOut) {
        List<CountedSequence> sequences = new ArrayList<>();
        for (ReadPair pair : pairs) {
            for (Read read : pair.reads()) {
                sequences.add(new CountedSequence(
                        MadeReads.codes(read.bases()), leftOut ? Optional.of(pair) : Optional.empty()));
            }
        }
        return sequences;
    }

    private static double heldOutBits(boolean leftOut) {
        TrainingReads reads =
                new TrainingReads(sequences(SEEN, leftOut), sequences(UNSEEN, false), Optional.of(MEMORY));
        try (LanguageModel model = TrainerTest.create(CONFIG)) {
            return Trainer.train(
                            model,
                            reads,
                            new Trainer.Settings(BUDGET, 100_000, 1, Optional.empty()),
                            TrainingListener.SILENT)
                    .heldOut();
        }
    }

    /** A model that finds each read in its own memory learns to trust what new reads do not have. */
    @Test
    void itLearnsFromReadsThatAreLeftOutOfTheMemory() {
        double bits = heldOutBits(true);
        double leaked = heldOutBits(false);
        double counts = ExpertBits.of(MEMORY, sequences(UNSEEN, false)).best();
        assertThat(bits).isLessThan(counts - 0.01);
        assertThat(leaked).isGreaterThan(bits + 0.03);
    }

    @Test
    void itCannotBeTrainedWithoutAMemory() {
        TrainingReads reads = new TrainingReads(sequences(SEEN, false), sequences(UNSEEN, false), Optional.empty());
        try (LanguageModel model = TinyModels.create("memory-mixture", 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Trainer.train(
                            model,
                            reads,
                            new Trainer.Settings(BUDGET, 100_000, 1, Optional.empty()),
                            TrainingListener.SILENT))
                    .withMessage("a model with a memory cannot be trained without one");
        }
    }
}
