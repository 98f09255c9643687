package org.iolaus.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.edit.Edit;
import org.iolaus.correction.edit.EditedRead;
import org.iolaus.correction.edit.WeighedEdit;
import org.iolaus.genomics.read.Read;
import org.iolaus.pipeline.report.EditProfile;
import org.iolaus.pipeline.report.EditProfile.PositionEdits;
import org.junit.jupiter.api.Test;

class EditTallyTest {

    private static EditedRead read(String corrected, Edit... edits) {
        byte[] bases = corrected.getBytes(StandardCharsets.US_ASCII);
        return new EditedRead(
                new Read("r", bases, new byte[bases.length]),
                Outcome.CORRECTED,
                Arrays.stream(edits).map(edit -> new WeighedEdit(edit, 1)).toList());
    }

    @Test
    void editsAreCountedWhereTheyLieInTheRawReads() {
        EditTally tally = new EditTally();
        tally.add(read("ACGT"));
        // ACG became ATGC: a substitution and a base put in behind the last one.
        tally.add(read("ATGC", new Edit(1, 1, (byte) 'C', (byte) 'T'), new Edit(3, 3, Edit.NOTHING, (byte) 'C')));
        // ANGTT became ACGT: an unknown base found and one taken out.
        tally.add(read("ACGT", new Edit(1, 1, (byte) 'N', (byte) 'C'), new Edit(4, 4, (byte) 'T', Edit.NOTHING)));
        EditProfile profile = tally.profile();
        assertThat(profile.positions())
                .containsExactly(
                        new PositionEdits(1, 1, 3, 0, 0, 0),
                        new PositionEdits(2, 2, 3, 2, 0, 0),
                        new PositionEdits(3, 3, 3, 0, 0, 0),
                        new PositionEdits(4, 4, 2, 0, 1, 0),
                        new PositionEdits(5, 5, 1, 0, 0, 1));
        assertThat(profile.substitutions()).containsOnly(Map.entry("C>T", 1L), Map.entry("N>C", 1L));
        assertThat(profile.insertedBases()).containsOnly(Map.entry("C", 1L));
        assertThat(profile.deletedBases()).containsOnly(Map.entry("T", 1L));
    }

    @Test
    void longReadsArePutIntoAHundredParts() {
        EditTally tally = new EditTally();
        tally.add(read("A".repeat(1001), new Edit(1000, 1000, (byte) 'C', (byte) 'A')));
        List<PositionEdits> positions = tally.profile().positions();
        assertThat(positions).hasSize(91);
        assertThat(positions.get(90)).isEqualTo(new PositionEdits(991, 1001, 11, 1, 0, 0));
        assertThat(positions.stream().mapToLong(PositionEdits::bases).sum()).isEqualTo(1001);
    }

    @Test
    void withoutReadsThereIsNothing() {
        assertThat(new EditTally().profile().positions()).isEmpty();
    }
}
