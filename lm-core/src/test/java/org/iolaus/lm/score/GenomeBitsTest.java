package org.iolaus.lm.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GenomeBitsTest {

    /** What the channel makes of a distribution of the genome is unmade. */
    @Test
    void invertsTheChannel() {
        double errors = 0.03;
        GenomeBits bits = new GenomeBits(errors);
        for (double genome : new double[] {0.9, 0.25, 0.01, 0.001}) {
            double read = (1 - errors) * genome + errors / 3 * (1 - genome);
            assertThat(bits.applyAsDouble(-Math.log(read))).isCloseTo(-Math.log(genome) / Math.log(2), within(1e-9));
        }
    }

    @Test
    void whatErrorsExplainIsNextToImpossibleInTheGenome() {
        GenomeBits bits = new GenomeBits(0.03);
        assertThat(bits.applyAsDouble(-Math.log(0.01))).isCloseTo(16.6, within(0.1));
        assertThat(bits.applyAsDouble(-Math.log(0.001))).isCloseTo(16.6, within(0.1));
        assertThat(bits.applyAsDouble(0)).isZero();
    }

    @Test
    void withoutErrorsItIsTheReadsOwnBits() {
        assertThat(new GenomeBits(0).applyAsDouble(Math.log(4))).isCloseTo(2, within(1e-12));
    }

    @Test
    void refusesMoreErrorsThanChanceMakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GenomeBits(0.75))
                .withMessage("the error rate must be from 0 to less than 0.75, was 0.75");
    }
}
