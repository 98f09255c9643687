package org.iolaus.lm.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.channel.FeedForward;
import org.iolaus.lm.channel.NoChannel;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.TrainingConfig;
import org.iolaus.lm.head.SoftmaxHead;
import org.iolaus.lm.mixer.FullAttention;
import org.iolaus.lm.mixer.GatedConvolution;
import org.iolaus.lm.mixer.LocalAttention;
import org.iolaus.lm.mixer.MixerConfig;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.tokenize.NucleotideTokenizer;
import org.iolaus.lm.trunk.LayerConfig;
import org.iolaus.lm.trunk.LayerStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small things to learn, of which the best possible figure is known, and which a model without the part in question must fail. */
@Tag("engine")
@Tag("slow")
class LearningTaskTest {

    private static TrainingReads reads(int count, Function<SplittableRandom, byte[]> maker) {
        SplittableRandom random = new SplittableRandom(11);
        List<byte[]> reads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reads.add(maker.apply(random));
        }
        return TrainingReads.of(reads.subList(100, count), reads.subList(0, 100));
    }

    private static double learn(MixerConfig mixer, int layers, int width, TrainingReads reads, long budget) {
        boolean convolution = mixer instanceof GatedConvolution.Config;
        ModelConfig config = new ModelConfig(
                new NucleotideTokenizer.Config(),
                Objective.NEXT_TOKEN,
                width,
                256,
                new LayerStack.Config(List.of(new LayerConfig(
                        layers,
                        mixer,
                        convolution ? new NoChannel() : new FeedForward.Config(2 * width, FeedForward.Form.GELU)))),
                new SoftmaxHead.Config(false),
                new TrainingConfig(32, 1, 5e-3, 50, 0, 1, 100, 1000));
        try (LanguageModel model = TrainerTest.create(config)) {
            return Trainer.train(
                            model,
                            reads,
                            new Trainer.Settings(budget, 100_000, 7, Optional.empty()),
                            TrainingListener.SILENT)
                    .heldOut();
        }
    }

    /**
     * Each base is the sum of the second and the fifth before it, modulo four, nine times in ten: a convolution that reaches as far
     * learns it, one that does not cannot. Read backwards the rule is another, so reads are their own reverse complement.
     */
    @Test
    void aConvolutionLearnsWhatItsReachCovers() {
        TrainingReads reads = reads(3000, LearningTaskTest::lagged);
        double free = 5.0 / 128;
        // The second half repeats the first backwards, which a short convolution cannot know: it costs as much as
        // chance.
        double enough = learn(new GatedConvolution.Config(4, 1, GatedConvolution.Gate.LINEAR), 2, 32, reads, 6_000_000);
        double shorter =
                learn(new GatedConvolution.Config(4, 1, GatedConvolution.Gate.LINEAR), 1, 32, reads, 2_000_000);
        assertThat(shorter).isGreaterThan(1.95);
        assertThat(enough).isLessThan((2 + 2 * free + 0.6275 * (1 - free)) / 2 + 0.1);
    }

    private static byte[] lagged(SplittableRandom random) {
        byte[] half = new byte[128];
        byte[] read = new byte[256];
        for (int i = 0; i < half.length; i++) {
            int rule = i < 5 ? random.nextInt(4) : (half[i - 2] + half[i - 5]) % 4;
            boolean kept = i < 5 || random.nextInt(10) > 0;
            half[i] = (byte) (kept ? rule : (rule + 1 + random.nextInt(3)) % 4);
            read[i] = half[i];
            read[255 - i] = (byte) (3 - half[i]);
        }
        return read;
    }

    /** A base far back decides the last one: full attention looks it up, a window that ends before it cannot. */
    @Test
    void fullAttentionReachesWhatAWindowDoesNot() {
        TrainingReads reads = reads(3000, LearningTaskTest::copied);
        double full = learn(new FullAttention.Config(4), 2, 32, reads, 4_000_000);
        double local = learn(new LocalAttention.Config(4, 8, LocalAttention.Pattern.SLIDING), 2, 32, reads, 1_000_000);
        assertThat(local).isGreaterThan(1.9);
        assertThat(full).isLessThan(1.3);
    }

    /** Random bases and their reverse complement: the second half is known to whoever remembers the first. */
    private static byte[] copied(SplittableRandom random) {
        byte[] read = new byte[64];
        for (int i = 0; i < 32; i++) {
            read[i] = (byte) random.nextInt(4);
            read[63 - i] = (byte) (3 - read[i]);
        }
        return read;
    }
}
