package org.iolaus.lm.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which blocks see which. */
class BlockGraphTest {

    private static BlockGraph graph(boolean causal, BigBirdAttention.Placement placement) {
        return new BlockGraph(causal, new BigBirdAttention.Config(4, 16, 3, true, placement, 1), 9);
    }

    @Test
    void middleBlocksSeeTheirWindowTheGlobalsAndDistinctRandomOnes() {
        BlockGraph graph = graph(false, BigBirdAttention.Placement.UNIFORM);
        Set<String> tables = new HashSet<>();
        for (int head = 0; head < 4; head++) {
            StringBuilder table = new StringBuilder();
            for (int block = 2; block < 38; block++) {
                int[] seen = graph.seen(head, block, 40);
                assertThat(seen).hasSize(8).doesNotHaveDuplicates().contains(block - 1, block, block + 1, 0, 39);
                assertThat(seen[0]).isEqualTo(block);
                assertThat(graph.seen(head, block, 40)).isEqualTo(seen);
                table.append(Arrays.toString(seen));
            }
            tables.add(table.toString());
        }
        // Every head has its own.
        assertThat(tables).hasSize(4);
    }

    @Test
    void globalBlocksSeeAllAndAreSeenByAll() {
        BlockGraph graph = graph(false, BigBirdAttention.Placement.UNIFORM);
        assertThat(graph.seen(0, 0, 40)).hasSize(40);
        assertThat(graph.seen(0, 39, 40)).hasSize(40);
        // Next to a global block the window and the global coincide.
        assertThat(graph.seen(0, 1, 40)).hasSize(7).contains(0, 1, 2, 39);
        assertThat(graph.seen(0, 38, 40)).hasSize(7).contains(0, 37, 38, 39);
    }

    @Test
    void whatIsWithinReachIsSeenWhole() {
        BlockGraph graph = graph(false, BigBirdAttention.Placement.UNIFORM);
        for (int block = 0; block < 8; block++) {
            assertThat(graph.seen(0, block, 8)).hasSize(8);
        }
        assertThat(graph.seen(0, 4, 9)).hasSize(8);
    }

    @Test
    void theCausalFormSeesThePastAndDoesNotDependOnTheLength() {
        BlockGraph graph = graph(true, BigBirdAttention.Placement.UNIFORM);
        for (int block = 0; block < 40; block++) {
            int[] seen = graph.seen(1, block, 40);
            assertThat(seen).hasSize(Math.min(block + 1, 6)).doesNotHaveDuplicates();
            assertThat(Arrays.stream(seen).max().orElseThrow()).isEqualTo(block);
            assertThat(Arrays.stream(seen).min().orElseThrow()).isZero();
            assertThat(graph.seen(1, block, block + 1)).isEqualTo(seen);
        }
    }

    /** Without global blocks a block sees its window and others at random, which may be the first or last. */
    @Test
    void globalBlocksCanBeLeftOut() {
        BlockGraph graph = new BlockGraph(
                false, new BigBirdAttention.Config(4, 16, 0, false, BigBirdAttention.Placement.UNIFORM, 1), 9);
        assertThat(graph.seen(0, 0, 40)).containsExactly(0, 1);
        assertThat(graph.seen(0, 7, 40)).containsExactly(7, 6, 8);
        assertThat(graph.seen(0, 39, 40)).containsExactly(39, 38);
        BlockGraph causal = new BlockGraph(
                true, new BigBirdAttention.Config(4, 16, 2, false, BigBirdAttention.Placement.UNIFORM, 1), 9);
        assertThat(causal.seen(0, 20, 40))
                .hasSize(4)
                .doesNotHaveDuplicates()
                .startsWith(20)
                .contains(19);
    }

    /** The released code draws from the first 1,024 positions at its own lengths, from 2 r + 5 blocks at others. */
    @Test
    void thePaperPlanStaysNearTheBeginning() {
        assertThat(farthestRandom(graph(false, BigBirdAttention.Placement.PAPER_PLAN), 2048 / 16))
                .isBetween(50, 63);
        assertThat(farthestRandom(graph(false, BigBirdAttention.Placement.PAPER_PLAN), 130))
                .isEqualTo(10);
        assertThat(farthestRandom(graph(false, BigBirdAttention.Placement.UNIFORM), 130))
                .isGreaterThan(100);
    }

    private static int farthestRandom(BlockGraph graph, int count) {
        int farthest = 0;
        for (int block = 2; block < count - 2; block++) {
            for (int other : graph.seen(0, block, count)) {
                if (Math.abs(other - block) > 1 && other != count - 1) {
                    farthest = Math.max(farthest, other);
                }
            }
        }
        return farthest;
    }
}
