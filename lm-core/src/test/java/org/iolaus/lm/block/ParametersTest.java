package org.iolaus.lm.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Names, places and first values of parameters. */
class ParametersTest {

    @Test
    void liesOneBehindAnother() {
        Parameters parameters = new Parameters();
        Parameter first = parameters.in("a").matrix("w", Initial.constant(2), 2, 3);
        Parameter second = parameters.in("a").in("b").vector("v", Initial.normal(1), 4);
        assertThat(first.name()).isEqualTo("a.w");
        assertThat(second.name()).isEqualTo("a.b.v");
        assertThat(second.offset()).isEqualTo(6);
        assertThat(parameters.size()).isEqualTo(10);
        assertThat(parameters.list()).containsExactly(first, second);
    }

    @Test
    void aTensorStartsEqualInEveryModelThatHasIt() {
        Parameters one = new Parameters();
        one.vector("x", Initial.normal(1), 100);
        Parameters other = new Parameters();
        other.vector("before", Initial.normal(1), 7);
        other.vector("x", Initial.normal(1), 100);
        float[] values = one.initialValues(3);
        assertThat(Arrays.copyOfRange(other.initialValues(3), 7, 107)).isEqualTo(values);
        assertThat(one.initialValues(4)).isNotEqualTo(values);
        double square = 0;
        for (float value : values) {
            square += value * value;
        }
        assertThat(square / 100).isBetween(0.6, 1.5);
    }

    @Test
    void refusesTheSameNameTwice() {
        Parameters parameters = new Parameters();
        parameters.vector("x", Initial.constant(0), 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> parameters.vector("x", Initial.constant(0), 1))
                .withMessage("two parameters are called x");
    }
}
