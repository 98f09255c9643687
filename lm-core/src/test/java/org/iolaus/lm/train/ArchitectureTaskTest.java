package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.iolaus.lm.block.Objective;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.head.HeadConfig;
import org.iolaus.lm.head.PointerSentinelHead;
import org.iolaus.lm.head.SoftmaxHead;
import org.iolaus.lm.mixer.BigBirdAttention;
import org.iolaus.lm.mixer.FullAttention;
import org.iolaus.lm.mixer.GatedConvolution;
import org.iolaus.lm.mixer.LocalAttention;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.tokenize.KmerTokenizer;
import org.iolaus.lm.tokenize.NucleotideTokenizer;
import org.iolaus.lm.tokenize.Vocabulary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * For each architecture something that it learns and that the same model without the part in question cannot learn, with as many
 * parameters and steps. What is to be paid at best is known. Lengths and vocabularies are small, so that a task takes a minute.
 */
@Tag("engine")
@Tag("slow")
class ArchitectureTaskTest {

    private static final int ROWS = 32;
    private static final int LENGTH = 64;

    /** As good as chance. */
    private static final double NOTHING = 1.9;

    private static ModelConfig bases(int width, int layers, MixerConfig mixer) {
        return TaskTraining.model(
                new NucleotideTokenizer.Config(),
                Objective.NEXT_TOKEN,
                width,
                layers,
                mixer,
                new SoftmaxHead.Config(false));
    }

    private static void assertOfOneSize(ModelConfig one, ModelConfig other) {
        double size = LanguageModel.countParameters(one);
        assertThat(LanguageModel.countParameters(other) / size).isCloseTo(1, within(0.05));
    }

    /** The rule costs 0.6275 bits; it is learnt by convolutions that reach the fifth base back, and not better without a gate. */
    @Test
    void convolutionsLearnALagWithinReach() {
        TaskTraining.Maker lagged = Tasks.rows(ROWS, LENGTH, 5, Tasks::lagged);
        ModelConfig gated = bases(32, 2, new GatedConvolution.Config(4, 1, GatedConvolution.Gate.LINEAR));
        ModelConfig rectified = bases(32, 2, new GatedConvolution.Config(4, 1, GatedConvolution.Gate.RECTIFIED));
        ModelConfig shorter = bases(46, 1, new GatedConvolution.Config(4, 1, GatedConvolution.Gate.LINEAR));
        assertOfOneSize(gated, rectified);
        assertOfOneSize(gated, shorter);
        double learnt = TaskTraining.learnt(gated, lagged, 300);
        assertThat(learnt).isBetween(0.61, 0.6275 + 0.05);
        assertThat(TaskTraining.learnt(shorter, lagged, 300)).isGreaterThan(1.95);
        assertThat(TaskTraining.learnt(rectified, lagged, 300)).isGreaterThan(learnt - 0.005);
    }

    /** Where only the last bases count, nobody is better than convolutions, and a window is as good as full attention. */
    @Test
    void aWindowIsEnoughForAShortChain() {
        assertThat(aboveEntropy(new GatedConvolution.Config(4, 1, GatedConvolution.Gate.LINEAR)))
                .isLessThan(0.02);
        double full = aboveEntropy(new FullAttention.Config(4));
        double local = aboveEntropy(new LocalAttention.Config(4, 16, LocalAttention.Pattern.SLIDING));
        assertThat(Math.abs(local - full)).isLessThan(0.01);
        assertThat(full).isLessThan(0.05);
    }

    private static double aboveEntropy(MixerConfig mixer) {
        TaskTraining.Maker learnt = Tasks.rows(ROWS, LENGTH, 5, new Tasks.Chain(1));
        Tasks.Chain asked = new Tasks.Chain(1);
        try (LanguageModel model = TaskTraining.learn(bases(32, 2, mixer), learnt, 600)) {
            double bits = TaskTraining.bits(model, Tasks.rows(ROWS, LENGTH, 5, asked));
            return bits - asked.bitsPerBase();
        }
    }

    /** A barcode that comes again 56 bases later: two windows or blocks of 16 do not reach it. */
    @Test
    void aWindowMissesWhatLiesFartherBack() {
        TaskTraining.Maker needles = Tasks.needles(ROWS, LENGTH);
        ModelConfig full = bases(32, 2, new FullAttention.Config(4));
        ModelConfig sliding = bases(32, 2, new LocalAttention.Config(4, 16, LocalAttention.Pattern.SLIDING));
        ModelConfig blocks = bases(32, 2, new LocalAttention.Config(4, 16, LocalAttention.Pattern.BLOCKS));
        assertOfOneSize(full, sliding);
        assertOfOneSize(full, blocks);
        assertThat(TaskTraining.learnt(full, needles, 150)).isLessThan(0.1);
        assertThat(TaskTraining.learnt(sliding, needles, 150)).isGreaterThan(NOTHING);
        assertThat(TaskTraining.learnt(blocks, needles, 150)).isGreaterThan(NOTHING);
    }

    /**
     * The parts of BigBird, as the paper takes them away: what happens far off is known through global blocks, to some through blocks at
     * random, to nobody through the window alone. The sign is one token and the answer does not depend on the base to the left, or two
     * layers would have to find the one and combine it with the other.
     */
    @Test
    void globalBlocksTellWhatHappensFarOff() {
        ModelConfig whole = pairs(new BigBirdAttention.Config(4, 8, 2, true, BigBirdAttention.Placement.UNIFORM, 1));
        ModelConfig local = pairs(new BigBirdAttention.Config(4, 8, 2, false, BigBirdAttention.Placement.UNIFORM, 1));
        ModelConfig window = pairs(new BigBirdAttention.Config(4, 8, 0, false, BigBirdAttention.Placement.UNIFORM, 1));
        ModelConfig dense = pairs(new FullAttention.Config(4));
        assertOfOneSize(whole, local);
        assertOfOneSize(whole, window);
        assertOfOneSize(whole, dense);
        TaskTraining.Maker maker = Tasks.distantSwitch(ROWS / 2, 256);
        double learnt = TaskTraining.learnt(whole, maker, 300);
        assertThat(learnt).isLessThan(0.1);
        assertThat(TaskTraining.learnt(dense, maker, 300)).isLessThan(0.1);
        assertThat(TaskTraining.learnt(local, maker, 300)).isBetween(learnt + 0.1, NOTHING);
        assertThat(TaskTraining.learnt(window, maker, 300)).isGreaterThan(NOTHING);
    }

    private static ModelConfig pairs(MixerConfig mixer) {
        return TaskTraining.model(
                new KmerTokenizer.Config(2), Objective.MASKED, 32, 2, mixer, new SoftmaxHead.Config(false));
    }

    /**
     * Words that come again are copied for less than a bit; without the pointer they cost what any word costs, 6 bits. The others do not
     * get dearer by it. Words have three bases, not six, for the softmax over 4,096 of them takes all the time.
     */
    @Test
    void aPointerCopiesWhatItHasSeen() {
        int length = 24;
        Vocabulary vocabulary = new Vocabulary(1 << 6);
        Tasks.Copied copied = new Tasks.Copied(vocabulary.predicted());
        TaskTraining.Maker all = Tasks.rows(vocabulary, ROWS, length, 0, length, copied);
        TaskTraining.Maker again = Tasks.rows(vocabulary, ROWS, length, length - Tasks.Copied.LENGTH, length, copied);
        TaskTraining.Maker others = Tasks.rows(vocabulary, ROWS, length, 0, length - Tasks.Copied.LENGTH, copied);
        ModelConfig plain = words(new SoftmaxHead.Config(false));
        ModelConfig pointing =
                words(new PointerSentinelHead.Config(false, 100, PointerSentinelHead.Alignment.READ_TOKEN, true));
        try (LanguageModel without = TaskTraining.learn(plain, all, 2000);
                LanguageModel with = TaskTraining.learn(pointing, all, 2000)) {
            assertThat(TaskTraining.bits(without, again)).isGreaterThan(5.5);
            assertThat(TaskTraining.bits(with, again)).isLessThan(1);
            assertThat((TaskTraining.bits(with, others) - TaskTraining.bits(without, others)) / 3)
                    .isLessThan(0.02);
        }
    }

    private static ModelConfig words(HeadConfig head) {
        return TaskTraining.model(
                new KmerTokenizer.Config(3),
                Objective.NEXT_TOKEN,
                64,
                1,
                new GatedConvolution.Config(2, 1, GatedConvolution.Gate.LINEAR),
                head);
    }
}
