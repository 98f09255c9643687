package org.iolaus.genomics.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;

class ErrorProfileTest {

    @Test
    void qualityRisesAtFirstAndFallsTowardsTheEnd() {
        ErrorProfile profile = ErrorProfile.illumina();
        assertThat(profile.meanQuality(0, 150, 1)).isEqualTo(33);
        assertThat(profile.meanQuality(20, 150, 1)).isBetween(38.5, 39.0);
        assertThat(profile.meanQuality(149, 150, 1)).isCloseTo(33, within(1e-9));
        assertThat(profile.meanQuality(149, 150, 2)).isCloseTo(31, within(1e-9));
        assertThat(profile.dipProbability(149, 150)).isCloseTo(0.03, within(1e-12));
        assertThat(profile.meanQuality(0, 1, 1)).isEqualTo(33);
    }

    @Test
    void scoresAreTheNearestLevels() {
        ErrorProfile profile = ErrorProfile.named("binned");
        assertThat(profile.level(-8)).isEqualTo(2);
        assertThat(profile.level(7)).isEqualTo(2);
        assertThat(profile.level(7.1)).isEqualTo(12);
        assertThat(profile.level(80)).isEqualTo(37);
    }

    @Test
    void theSequencerFindsTheSameLevels() {
        for (ErrorProfile profile : ErrorProfile.known().values()) {
            Sequencer sequencer = new Sequencer(profile, 10, new Random(1));
            for (double quality = -30; quality <= 120; quality += 0.125) {
                assertThat((int) sequencer.level(quality)).isEqualTo(profile.level(quality));
            }
        }
    }

    @Test
    void errorsFollowTheScoreLessItsOverstatement() {
        assertThat(ErrorProfile.illumina().errorProbability(20)).isCloseTo(0.01, within(1e-12));
        assertThat(ErrorProfile.named("optimistic").errorProbability(24)).isCloseTo(0.01, within(1e-12));
        assertThat(ErrorProfile.named("optimistic").errorProbability(2)).isEqualTo(0.75);
    }

    @Test
    void refusesUnknownNames() {
        assertThatThrownBy(() -> ErrorProfile.named("nanopore"))
                .isInstanceOf(UserException.class)
                .hasMessage("no error profile is called nanopore; there are binned, illumina, noisy, optimistic");
    }

    @Test
    void refusesImpossibleValues() {
        assertThatThrownBy(() -> profile(33, List.of(2, 40), 0.9))
                .hasMessage("dip rate must be from 0.0 to 0.4, was 0.9");
        assertThatThrownBy(() -> profile(Double.NaN, List.of(2, 40), 0))
                .hasMessage("first quality must be from 2.0 to 60.0, was NaN");
        assertThatThrownBy(() -> profile(33, List.of(40, 2), 0))
                .hasMessage("levels must be ascending scores from 2 to 93, were [40, 2]");
        assertThatThrownBy(() -> profile(33, List.of(), 0))
                .hasMessage("levels must be ascending scores from 2 to 93, were []");
    }

    private static ErrorProfile profile(double firstQuality, List<Integer> levels, double dipRate) {
        return new ErrorProfile(firstQuality, 39, 33, 0, 0, 0, dipRate, levels, 0, 0, 0, 0);
    }
}
