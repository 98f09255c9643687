package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.iolaus.genomics.UserException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParallelTest {

    @Test
    void resultsComeInInputOrderForAnyNumberOfThreads() {
        List<Integer> plain = squares(1);

        assertThat(plain).hasSize(1000).startsWith(0, 1, 4, 9);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(squares(threads)).isEqualTo(plain);
        }
    }

    @Test
    void unorderedWorkSeesEveryPortionOnceAndEachThreadHasItsWorker() {
        for (int threads : new int[] {1, 2, 5}) {
            AtomicLong sum = new AtomicLong();
            AtomicInteger workers = new AtomicInteger();
            new Parallel(threads).inAnyOrder(upTo(1000), () -> {
                workers.incrementAndGet();
                return portion -> sum.addAndGet(portion);
            });
            assertThat(sum).hasValue(499_500);
            assertThat(workers).hasValue(threads);
        }
    }

    @Test
    void exceptionsArriveAsTheyWere() {
        for (int threads : new int[] {1, 4}) {
            Parallel parallel = new Parallel(threads);
            assertThatThrownBy(() -> parallel.inOrder(upTo(100), ParallelTest::failAt50, result -> {}))
                    .isExactlyInstanceOf(UserException.class)
                    .hasMessage("portion 50");
            assertThatThrownBy(() -> parallel.inAnyOrder(upTo(100), () -> ParallelTest::failAt50))
                    .isExactlyInstanceOf(UserException.class)
                    .hasMessage("portion 50");
            assertThatThrownBy(() -> parallel.inAnyOrder(
                            () -> {
                                throw new UserException("source");
                            },
                            () -> portion -> {}))
                    .hasMessage("source");
        }
        assertThatThrownBy(() -> new Parallel(0)).hasMessage("threads must be at least 1, was 0");
    }

    @Test
    void twoThingsAtOnceComeToWhatTheyComeToAlone() {
        for (int threads : new int[] {1, 2, 4}) {
            Parallel parallel = new Parallel(threads);
            assertThat(parallel.both(() -> "one", () -> 2)).isEqualTo(new Parallel.Both<>("one", 2));
            assertThatThrownBy(() -> parallel.both(() -> failAt50(50), () -> 2))
                    .isExactlyInstanceOf(UserException.class)
                    .hasMessage("portion 50");
            assertThatThrownBy(() -> parallel.both(() -> 1, () -> failAt50(50)))
                    .isExactlyInstanceOf(UserException.class)
                    .hasMessage("portion 50");
        }
    }

    private static int failAt50(int portion) {
        if (portion == 50) {
            throw new UserException("portion 50");
        }
        return portion;
    }

    private static List<Integer> squares(int threads) {
        List<Integer> results = new ArrayList<>();
        new Parallel(threads).inOrder(upTo(1000), i -> i * i, results::add);
        return results;
    }

    private static Supplier<@Nullable Integer> upTo(int end) {
        Iterator<Integer> numbers = IntStream.range(0, end).iterator();
        return () -> numbers.hasNext() ? numbers.next() : null;
    }
}
