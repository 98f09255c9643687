package org.iolaus.genomics.kmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void holdsAValueOrAReason() {
        Estimate value = Estimate.of(4641652);
        Estimate none = Estimate.notEstimable("depth too low");

        assertThat(value.isPresent()).isTrue();
        assertThat(value.reason()).isEmpty();
        assertThat(value).hasToString("4.642e+06");
        assertThat(none.value()).isEmpty();
        assertThat(none.reason()).isEqualTo("depth too low");
        assertThatThrownBy(none::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not estimable: depth too low");
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> Estimate.of(Double.NaN)).hasMessage("an estimate must be finite, was NaN");
        assertThatThrownBy(() -> Estimate.notEstimable(" ")).hasMessage("an estimate without a value needs a reason");
    }
}
