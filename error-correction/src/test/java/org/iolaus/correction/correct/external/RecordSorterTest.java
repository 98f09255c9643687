package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.read.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSorterTest {

    @TempDir
    private Path folder;

    @Test
    void partsOnDiskSortLikeMemory() {
        List<String> onDisk = sorted(200);

        assertThat(onDisk).hasSize(97).isEqualTo(sorted(1_000_000));
        assertThat(onDisk.get(1)).isEqualTo("1 r1 ACGT");
        assertThat(folder).as("the parts are deleted").isEmptyDirectory();
    }

    private List<String> sorted(int partBases) {
        List<String> seen = new ArrayList<>();
        try (RecordSorter sorter = new RecordSorter(folder, partBases)) {
            for (int i = 0; i < 97; i++) {
                int key = 31 * i % 97;
                String bases = "ACGT".repeat(key % 5 == 0 ? 2 : 1);
                sorter.add(
                        key, new Read("r" + key, bases.getBytes(StandardCharsets.US_ASCII), new byte[bases.length()]));
            }
            sorter.forEach((key, read) ->
                    seen.add(key + " " + read.name() + " " + new String(read.bases(), StandardCharsets.US_ASCII)));
        }
        return seen;
    }
}
