package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateFinderTest {

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void findsCopiesOfBothMatesAndKeepsTheFirst() {
        DuplicateFinder finder = new DuplicateFinder();
        ReadPair[] pairs = new ReadPair[10_000];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = i % 100 == 99 ? pairs[i - 7] : new ReadPair(read(), read());
            finder.offer(i, pairs[i]);
        }
        assertThat(finder.share()).isEqualTo(0.01);
        assertThat(finder.duplicates().stream().allMatch(i -> i % 100 == 99)).isTrue();
        assertThat(finder.duplicates().cardinality()).isEqualTo(100);
    }

    @Test
    void oneEqualMateIsNoDuplicate() {
        DuplicateFinder finder = new DuplicateFinder();
        Read first = read();
        finder.offer(0, new ReadPair(first, read()));
        finder.offer(1, new ReadPair(first, read()));
        finder.offer(2, new ReadPair(first, null));
        finder.offer(3, new ReadPair(first, null));
        assertThat(finder.duplicates().isEmpty()).isTrue();
    }

    @Test
    void aLibraryWithFixedEndsHasNoDuplicates() {
        DuplicateFinder finder = new DuplicateFinder();
        ReadPair same = new ReadPair(read(), read());
        for (int i = 0; i < 1000; i++) {
            finder.offer(i, i % 2 == 0 ? same : new ReadPair(read(), read()));
        }
        assertThat(finder.share()).isGreaterThan(0.4);
        assertThat(finder.duplicates().isEmpty()).isTrue();
    }

    @Test
    void theMemoryChangesNothing(@TempDir Path folder) throws IOException {
        DuplicateFinder large = new DuplicateFinder();
        DuplicateFinder small = new DuplicateFinder(200_000, folder);
        ReadPair[] pairs = new ReadPair[60_000];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = i > 0 && i % 20 == 0 ? pairs[random.nextInt(i)] : new ReadPair(read(), read());
            large.offer(i, pairs[i]);
            small.offer(i, pairs[i]);
        }
        assertThat(large.duplicates().cardinality()).isEqualTo(2999);
        assertThat(small.duplicates()).isEqualTo(large.duplicates());
        assertThat(small.share()).isEqualTo(large.share());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDiskThatTakesNothingIsOneLine(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        DuplicateFinder finder = new DuplicateFinder(0, missing);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        finder.offer(i, new ReadPair(read(), read()));
                    }
                })
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot keep the fragments met in " + missing + ": ")
                .hasMessageEndingWith("; free space there, or allow more memory (--max-memory)");
    }

    private Read read() {
        byte[] bases = new byte[60];
        for (int i = 0; i < bases.length; i++) {
            bases[i] = Nucleotide.letter(random.nextInt(4));
        }
        return new Read("r", bases, new byte[0]);
    }
}
