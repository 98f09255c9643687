package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpectralSettingsTest {

    @Test
    void namesTheValueAndTheLegalRange() {
        assertThatThrownBy(() -> new SpectralSettings(0, 0.01, 0.01, 0.01, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("floor must be from 1 to 65535, was 0");
        assertThatThrownBy(() -> new SpectralSettings(65536, 0.01, 0.01, 0.01, 0))
                .hasMessage("floor must be from 1 to 65535, was 65536");
        assertThatThrownBy(() -> new SpectralSettings(1, 0, 0.01, 0.01, 0))
                .hasMessage("errorRate must be above 0 and at most 0.3, was 0.0");
        assertThatThrownBy(() -> new SpectralSettings(1, Double.NaN, 0.01, 0.01, 0))
                .hasMessage("errorRate must be above 0 and at most 0.3, was NaN");
        assertThatThrownBy(() -> new SpectralSettings(1, 0.01, 1, 0.01, 0))
                .hasMessage("branchRate must be above 0 and below 1, was 1.0");
        assertThatThrownBy(() -> new SpectralSettings(1, 0.01, 0.01, -1, 0))
                .hasMessage("rareRate must be above 0 and below 1, was -1.0");
        assertThatThrownBy(() -> new SpectralSettings(1, 0.01, 0.01, 0.01, 94))
                .hasMessage("countedQuality must be from 0 to 93, was 94");
    }

    @Test
    void learnsTheErrorRate() {
        Sample sample = Sample.empty().add(Sample.genome(20_000, 1), 40, 0.01, 2);
        SpectralSettings settings = SpectralSettings.of(MapCounts.of(sample.reads(), 21), 7);
        assertThat(settings.errorRate()).isBetween(0.007, 0.013);
        assertThat(settings.branchRate()).isLessThan(0.001);
        assertThat(settings.rareRate()).isLessThan(0.001);
        assertThat(settings.floor()).isBetween(2, 8);
        assertThat(settings.countedQuality()).isEqualTo(7);
    }

    @Test
    void learnsHowOftenStrainsDiffer() {
        byte[] genome = Sample.genome(20_000, 1);
        Sample sample = Sample.empty().add(genome, 30, 0.005, 2).add(Sample.strain(genome, 100), 30, 0.005, 3);
        assertThat(SpectralSettings.of(MapCounts.of(sample.reads(), 21), 0).branchRate())
                .isBetween(0.005, 0.02);
    }

    @Test
    void learnsHowOftenARareStrainDiffers() {
        byte[] genome = Sample.genome(20_000, 1);
        Sample sample = Sample.empty().add(genome, 95, 0.005, 2).add(Sample.strain(genome, 100), 8, 0.005, 3);
        SpectralSettings settings = SpectralSettings.of(MapCounts.of(sample.reads(), 21), 0);
        assertThat(settings.rareRate()).isBetween(0.004, 0.015);
        assertThat(settings.branchRate()).isLessThan(0.004);
    }

    @Test
    void isCarefulWhereTheCountsSayLittle() {
        Sample sample = Sample.empty().add(Sample.genome(5_000, 1), 2, 0.01, 2);
        assertThat(SpectralSettings.of(MapCounts.of(sample.reads(), 21), 0))
                .isEqualTo(new SpectralSettings(SolidFloor.CAREFUL, 0.005, 0.003, 0.001, 0));
    }
}
