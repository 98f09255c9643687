package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MateNamesTest {

    @Test
    void matesHaveOneNameUpToTheirNumber() {
        assertThat(MateNames.agree("a", "a")).isTrue();
        assertThat(MateNames.agree("a 1:N:0", "a 2:N:0")).isTrue();
        assertThat(MateNames.agree("a/1", "a/2 x")).isTrue();
        assertThat(MateNames.agree("SRR1.7.1 7", "SRR1.7.2 7")).isTrue();
    }

    @Test
    void otherReadsAndSwappedMatesAreNone() {
        assertThat(MateNames.agree("a", "b")).isFalse();
        assertThat(MateNames.agree("a/2", "a/1")).isFalse();
        assertThat(MateNames.agree("SRR1.1", "SRR1.2")).isFalse();
        assertThat(MateNames.agree("a1", "a2")).isFalse();
        assertThat(MateNames.agree("a", "ab")).isFalse();
    }
}
