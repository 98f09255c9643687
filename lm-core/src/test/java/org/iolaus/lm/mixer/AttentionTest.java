package org.iolaus.lm.mixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Objective;
import org.iolaus.lm.block.Parameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The attentions against their definitions (G9), what they reach, and what they cost (G7). */
@Tag("engine")
class AttentionTest {

    private static final int WIDTH = 8;
    private static final int HEADS = 2;
    private static final double SAME = 1e-4;

    private static final int[] LENGTHS = {41, 30, 9, 1};

    private static void assertPlain(MixerConfig config, Objective objective, RowSight sight) {
        try (MixerProbe probe = new MixerProbe(config, WIDTH, objective)) {
            float[][][] rows = MixerProbe.random(LENGTHS.length, LENGTHS[0], WIDTH);
            float[][][] fast = probe.mix(rows, LENGTHS);
            for (int row = 0; row < rows.length; row++) {
                int length = LENGTHS[row];
                double[][] plain = PlainAttention.mix(
                        probe,
                        rows[row],
                        length,
                        HEADS,
                        (head, query, key) -> sight.sees(probe.mixer, head, query, key, length));
                assertThat(PlainAttention.difference(fast[row], plain)).isLessThanOrEqualTo(SAME);
            }
        }
    }

    @FunctionalInterface
    private interface RowSight {
        boolean sees(SequenceMixer mixer, int head, int query, int key, int length);
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void fullAttentionIsItsDefinition(Objective objective) {
        assertPlain(
                new FullAttention.Config(HEADS),
                objective,
                (mixer, head, query, key, length) -> !objective.causal() || key <= query);
    }

    @ParameterizedTest
    @CsvSource({
        "SLIDING,NEXT_TOKEN,8", "SLIDING,MASKED,8", "BLOCKS,NEXT_TOKEN,8", "BLOCKS,MASKED,8", "SLIDING,NEXT_TOKEN,5",
        "SLIDING,MASKED,7", "BLOCKS,MASKED,7", "SLIDING,NEXT_TOKEN,2", "SLIDING,MASKED,40", "SLIDING,MASKED,39",
        "SLIDING,NEXT_TOKEN,40"
    })
    void localAttentionIsItsDefinition(LocalAttention.Pattern pattern, Objective objective, int window) {
        assertPlain(
                new LocalAttention.Config(HEADS, window, pattern),
                objective,
                (mixer, head, query, key, length) -> ((LocalAttention) mixer).sees(query, key));
    }

    @ParameterizedTest
    @CsvSource({
        "NEXT_TOKEN,4,1,true,UNIFORM", "MASKED,4,1,true,UNIFORM", "MASKED,4,1,true,PAPER_PLAN",
        "NEXT_TOKEN,3,2,true,PAPER_PLAN", "MASKED,2,3,true,UNIFORM", "MASKED,5,0,true,UNIFORM",
        "NEXT_TOKEN,5,0,true,UNIFORM", "MASKED,1,1,true,UNIFORM", "MASKED,4,1,false,UNIFORM",
        "MASKED,4,0,false,UNIFORM", "NEXT_TOKEN,4,2,false,UNIFORM"
    })
    void bigBirdIsItsDefinition(
            Objective objective, int block, int random, boolean global, BigBirdAttention.Placement placement) {
        assertPlain(
                new BigBirdAttention.Config(HEADS, block, random, global, placement, 5),
                objective,
                (mixer, head, query, key, length) -> ((BigBirdAttention) mixer).sees(head, query, key, length));
    }

    /** What a window or the graph covers is full attention, with the same weights. */
    @ParameterizedTest
    @EnumSource(Objective.class)
    void whatCoversEverythingIsFullAttention(Objective objective) {
        float[][][] rows = MixerProbe.random(LENGTHS.length, LENGTHS[0], WIDTH);
        float[][][] full = mix(new FullAttention.Config(HEADS), objective, rows);
        for (MixerConfig config : new MixerConfig[] {
            new LocalAttention.Config(HEADS, 100, LocalAttention.Pattern.SLIDING),
            new LocalAttention.Config(HEADS, 41, LocalAttention.Pattern.BLOCKS),
            // 11 blocks: 5 + 6 are all.
            new BigBirdAttention.Config(
                    HEADS, 4, objective.causal() ? 8 : 6, true, BigBirdAttention.Placement.UNIFORM, 1),
        }) {
            float[][][] other = mix(config, objective, rows);
            for (int row = 0; row < LENGTHS.length; row++) {
                for (int t = 0; t < LENGTHS[row]; t++) {
                    for (int i = 0; i < WIDTH; i++) {
                        assertThat(Math.abs(other[row][t][i] - full[row][t][i])).isLessThanOrEqualTo(1e-5f);
                    }
                }
            }
        }
    }

    private static float[][][] mix(MixerConfig config, Objective objective, float[][][] rows) {
        try (MixerProbe probe = new MixerProbe(config, WIDTH, objective)) {
            return probe.mix(rows, LENGTHS);
        }
    }

    /** The reach of a window to the position: a change just inside it matters, one just outside does not. */
    @Test
    void aWindowReachesExactlyAsFarAsItSays() {
        LocalAttention.Config sliding = new LocalAttention.Config(HEADS, 8, LocalAttention.Pattern.SLIDING);
        assertThat(influenced(sliding, Objective.NEXT_TOKEN, 20)).containsExactly(range(20, 27));
        assertThat(influenced(sliding, Objective.MASKED, 20)).containsExactly(range(16, 24));
        LocalAttention.Config blocks = new LocalAttention.Config(HEADS, 8, LocalAttention.Pattern.BLOCKS);
        assertThat(influenced(blocks, Objective.NEXT_TOKEN, 20)).containsExactly(range(20, 23));
        assertThat(influenced(blocks, Objective.MASKED, 20)).containsExactly(range(16, 23));
    }

    /** One layer of BigBird carries a change to exactly the blocks that see its block. */
    @Test
    void aBlockReachesExactlyThoseThatSeeIt() {
        BigBirdAttention.Config config =
                new BigBirdAttention.Config(1, 4, 1, true, BigBirdAttention.Placement.UNIFORM, 2);
        BlockGraph graph;
        try (MixerProbe probe = new MixerProbe(config, WIDTH, Objective.MASKED)) {
            graph = new BlockGraph(false, config, 2 ^ probe.parameters.hash());
        }
        int[] expected = IntStream.range(0, 41)
                .filter(t -> Arrays.stream(graph.seen(0, t / 4, 11)).anyMatch(block -> block == 5))
                .toArray();
        assertThat(influenced(config, Objective.MASKED, 20)).containsExactly(expected);
        assertThat(expected.length).isLessThan(41);
    }

    /** The positions that a change at a place changes. */
    private static int[] influenced(MixerConfig config, Objective objective, int place) {
        try (MixerProbe probe = new MixerProbe(config, WIDTH, objective)) {
            float[][][] rows = MixerProbe.random(1, 41, WIDTH);
            float[][] before = probe.mix(rows, 41)[0];
            rows[0][place][0] += 1;
            float[][] after = probe.mix(rows, 41)[0];
            return IntStream.range(0, 41)
                    .filter(t -> !Arrays.equals(before[t], after[t]))
                    .toArray();
        }
    }

    private static int[] range(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    /** G7: what is made on the way grows with the length, for full attention alone with its square. */
    @Test
    void onlyFullAttentionCostsMoreThanTheLength() {
        List<MixerConfig> linear = List.of(
                new LocalAttention.Config(HEADS, 32, LocalAttention.Pattern.SLIDING),
                new LocalAttention.Config(HEADS, 32, LocalAttention.Pattern.BLOCKS),
                new BigBirdAttention.Config(HEADS, 16, 2, true, BigBirdAttention.Placement.UNIFORM, 1),
                new GatedConvolution.Config(6, 1, GatedConvolution.Gate.LINEAR));
        FullAttention.Config full = new FullAttention.Config(HEADS);
        Set<Class<?>> met = new HashSet<>(Set.of(full.getClass()));
        assertThat(growth(full)).isGreaterThanOrEqualTo(3.5);
        for (MixerConfig config : linear) {
            assertThat(growth(config)).as("growth of %s", config).isLessThanOrEqualTo(2.2);
            met.add(config.getClass());
        }
        assertThat(met).contains(MixerConfig.class.getPermittedSubclasses());
    }

    /** The scores are by far the largest array of an attention: T to the window or the blocks that are seen, not T to T. */
    @Test
    void makesNoMoreScoresThanItNeeds() {
        long length = 2048;
        assertThat(scores(new FullAttention.Config(HEADS), Objective.NEXT_TOKEN))
                .isEqualTo(HEADS * length * length);
        LocalAttention.Config sliding = new LocalAttention.Config(HEADS, 32, LocalAttention.Pattern.SLIDING);
        // The own block of a window and the one before; of half a window, and both neighbours.
        assertThat(scores(sliding, Objective.NEXT_TOKEN)).isEqualTo(HEADS * length * 2 * 32);
        assertThat(scores(sliding, Objective.MASKED)).isEqualTo(HEADS * length * 3 * 16);
        LocalAttention.Config blocks = new LocalAttention.Config(HEADS, 32, LocalAttention.Pattern.BLOCKS);
        assertThat(scores(blocks, Objective.MASKED)).isEqualTo(HEADS * length * 32);
        BigBirdAttention.Config bigBird =
                new BigBirdAttention.Config(HEADS, 16, 2, true, BigBirdAttention.Placement.UNIFORM, 1);
        assertThat(scores(bigBird, Objective.MASKED)).isEqualTo(HEADS * length * 16 * (5 + 2));
        assertThat(scores(bigBird, Objective.NEXT_TOKEN)).isEqualTo(HEADS * length * 16 * (3 + 2));
    }

    private static long scores(MixerConfig config, Objective objective) {
        try (MixerProbe probe = new MixerProbe(config, WIDTH, objective)) {
            return probe.largestMade(2048);
        }
    }

    private static double growth(MixerConfig config) {
        double largest = 0;
        for (Objective objective : Objective.values()) {
            if (config.supports(objective)) {
                try (MixerProbe probe = new MixerProbe(config, WIDTH, objective)) {
                    largest = Math.max(largest, (double) probe.valuesMade(2048) / probe.valuesMade(1024));
                    largest = Math.max(largest, (double) probe.valuesMade(4096) / probe.valuesMade(2048));
                }
            }
        }
        return largest;
    }

    /** The estimate that batch sizes come from is not far from what is made. */
    @ParameterizedTest
    @CsvSource({"150", "1000"})
    void theEstimateOfWhatIsMadeHolds(int length) {
        for (MixerConfig config : new MixerConfig[] {
            new FullAttention.Config(4),
            new LocalAttention.Config(4, 64, LocalAttention.Pattern.SLIDING),
            new BigBirdAttention.Config(4, 16, 3, true, BigBirdAttention.Placement.UNIFORM, 1),
            new GatedConvolution.Config(6, 1, GatedConvolution.Gate.LINEAR)
        }) {
            try (MixerProbe probe = new MixerProbe(config, 64, Objective.NEXT_TOKEN)) {
                // Without what does not depend on the length.
                double made = probe.valuesMade(2 * length) - probe.valuesMade(length);
                double estimate = config.valuesPerSequence(2 * length, 64) - config.valuesPerSequence(length, 64);
                assertThat(estimate / made).as("estimate for %s", config).isBetween(0.5, 3.0);
            }
        }
    }

    @Test
    void aWidthMustFitTheHeads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FullAttention.Config(3)
                        .build(new Parameters(), new Dimensions(16, 1, Objective.NEXT_TOKEN)))
                .withMessage("width must be a multiple of twice the number of heads, was 16 with 3 heads");
    }
}
