package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandidatesCommandTest {

    @Test
    void whatTuneBeginsWithIsListed() {
        Shell shell = Shell.run("candidates", "-k", "15,21", "--with", "karect,tadpole");
        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out().lines())
                .containsExactly(
                        "posterior\t",
                        "spectral\t15",
                        "spectral\t21",
                        "consensus\t",
                        "karect\t",
                        "tadpole\t15",
                        "tadpole\t19",
                        "tadpole\t23",
                        "tadpole\t27",
                        "tadpole\t31");
    }

    @Test
    void withoutOptionsTheyAreTheUsualOnes() {
        assertThat(Shell.run("candidates").out().lines())
                .startsWith("posterior\t", "spectral\t11", "spectral\t13")
                .endsWith("spectral\t29", "spectral\t31", "consensus\t")
                .hasSize(13);
    }

    @Test
    void aToolThatIsNoneIsOneLine() {
        Shell shell = Shell.run("candidates", "--with", "lihgter");
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .contains("no external corrector is called lihgter", "did you mean lighter?")
                .hasLineCount(1);
    }

    @Test
    void aNetworkThatTuneWouldNotAskIsOneLine() {
        assertThat(Shell.run("candidates", "--lm", "bigbird").exit()).isZero();
        Shell shell = Shell.run("candidates", "--lm", "masked-bigbird");
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err())
                .contains("the model masked-bigbird cannot be mixed with counts: ")
                .hasLineCount(1);
    }

    @Test
    void aLengthOutOfRangeIsOneLine() {
        Shell shell = Shell.run("candidates", "-k", "40");
        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains("40").hasLineCount(1);
    }
}
