package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryOptionsTest {

    @Test
    void whatTheUserNamesCountsWhereTheMachineHasNearlySoMuch() {
        assertThat(MemoryOptions.allowed(200L, 192)).isEqualTo(200);
        assertThat(MemoryOptions.allowed(200L, 1000)).isEqualTo(200);
        assertThat(MemoryOptions.allowed(2000L, 1000)).isEqualTo(1000);
        assertThat(MemoryOptions.allowed(null, 1000)).isEqualTo(1000);
    }
}
