package org.iolaus.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "posterior", "consensus", "spectral k=7", "spectral k=31", "lighter k=17", "bayeshammer"
            })
    void aNameGivesTheCorrectorThatHasIt(String name) {
        assertThat(Verdicts.name(Verdicts.method(name, Optional.empty()))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spectral", "spectral k=x", "spectral k=0", "spectral k=99", "spectral k=99999999999"})
    void whatIsNoNameOfACorrectorIsRefused(String name) {
        assertThatThrownBy(() -> Verdicts.method(name, Optional.empty()))
                .isInstanceOf(UserException.class)
                .hasMessage("the verdict names the corrector " + name
                        + ", which there is not; give the report.json that iolaus select wrote");
    }

    @Test
    void anUnknownToolIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Verdicts.method("ligther k=17", Optional.empty()))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("did you mean lighter?");
    }
}
