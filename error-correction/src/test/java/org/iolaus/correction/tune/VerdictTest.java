package org.iolaus.correction.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Trial NOTHING = trial(DoNothing.NAME, OptionalInt.empty(), 0, 0, 0);
    private static final Trial SPECTRAL = trial("spectral", OptionalInt.of(21), 0.98765, -0.1, 0.1);
    private static final Trial OTHER = trial("lighter", OptionalInt.of(17), 0.99, 0.001, 0.1);

    @Test
    void saysWhatToCorrectWith() {
        Verdict verdict = verdict(Objective.POSTERIOR, SPECTRAL, SPECTRAL, List.of(), "", "");
        assertThat(verdict.correct()).isTrue();
        assertThat(verdict.sentence())
                .isEqualTo("Correct with spectral k=21: it is expected to remove 98.77 % of the errors, net of those"
                        + " it makes.");
    }

    @Test
    void saysThatItIsATieWhatDecidedAndThatItIsAtTheEdge() {
        Verdict verdict = verdict(
                Objective.POSTERIOR,
                SPECTRAL,
                OTHER,
                List.of("lighter k=21", "spectral k=23", "lighter k=17", "tadpole"),
                "Its k, 21, is the shortest.",
                "");
        assertThat(verdict.sentence())
                .endsWith(
                        " It is a tie with lighter k=17, 21, spectral k=23, tadpole: the difference may be chance. It makes"
                                + " the fewest edits of those that lie within 0.001 % (or a tenth of an error) of the best, lighter k=17. Its k, 21,"
                                + " is the shortest.");
    }

    @Test
    void saysWhyTheBestConsensusIsNotUsed() {
        Trial consensus = trial("consensus", OptionalInt.empty(), 0.98775, -0.1, 0.1);
        Verdict verdict = verdict(Objective.POSTERIOR, SPECTRAL, consensus, List.of("consensus"), "", "");
        assertThat(verdict.sentence())
                .endsWith(" It is a tie with consensus: the difference may be chance. The best, consensus, asks several"
                        + " correctors: it is used where it is better by 0.01 %, and not by chance, or explains the reads with fewer bits in a"
                        + " tie.");
    }

    @Test
    void saysWhyAConsensusIsUsedInATie() {
        Trial consensus = trial("consensus", OptionalInt.empty(), 0.98, 0, 0);
        Verdict verdict = verdict(Objective.POSTERIOR, consensus, SPECTRAL, List.of("spectral k=21"), "", "");
        assertThat(verdict.sentence())
                .isEqualTo(
                        "Correct with consensus: it is expected to remove 98.00 % of the errors, net of those it makes."
                                + " It is a tie with spectral k=21: the difference may be chance. Language model and sequencer explain its"
                                + " reads with fewer bits than those of spectral k=21, whose expected gain is the highest.");
    }

    @Test
    void saysNotToCorrect() {
        Verdict verdict = verdict(Objective.POSTERIOR, NOTHING, NOTHING, List.of(), "", "");
        assertThat(verdict.correct()).isFalse();
        assertThat(verdict.sentence())
                .isEqualTo(
                        "Do not correct: no candidate is expected to remove as much as 3 % of the errors, net of those it makes.");
    }

    @Test
    void speaksOfPerplexityWhereThatDecided() {
        assertThat(verdict(Objective.PERPLEXITY, NOTHING, NOTHING, List.of(), "", "")
                        .sentence())
                .isEqualTo("Do not correct: no candidate lowers the perplexity, which is 1.4142.");
        assertThat(verdict(Objective.PERPLEXITY, SPECTRAL, SPECTRAL, List.of(), "", "")
                        .sentence())
                .isEqualTo("Correct with spectral k=21: it lowers the perplexity from 1.4142 to 1.4142; it is expected"
                        + " to remove 98.77 % of the errors, net of those it makes.");
        Trial harmful = trial("spectral", OptionalInt.of(31), -0.1, 0, 0);
        assertThat(verdict(Objective.PERPLEXITY, harmful, harmful, List.of(), "", "")
                        .sentence())
                .endsWith("; it is expected to make more errors than it removes.");
    }

    @Test
    void saysThatThereIsNothingToJudge() {
        Verdict verdict =
                verdict(Objective.POSTERIOR, NOTHING, NOTHING, List.of("spectral k=21"), "", "there are no reads");
        assertThat(verdict.sentence()).isEqualTo("Do not correct: there is nothing to judge, for there are no reads.");
    }

    private static Verdict verdict(
            Objective objective, Trial chosen, Trial best, List<String> tied, String edge, String nothingToJudge) {
        return new Verdict(objective, NOTHING, chosen, best, tied, edge, nothingToJudge);
    }

    @Test
    void aTrialKnowsItsNamePerplexityAndWhetherItIsTied() {
        assertThat(NOTHING.name()).isEqualTo("none");
        assertThat(SPECTRAL.name()).isEqualTo("spectral k=21");
        assertThat(SPECTRAL.perplexity()).isEqualTo(Math.sqrt(2));
        assertThat(SPECTRAL.tied()).isTrue();
        assertThat(OTHER.tied()).isFalse();
        assertThat(NOTHING.tied()).isTrue();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TunerSettings(Objective.POSTERIOR, 0, 1, 1000, true))
                .hasMessage("threads must be at least 1, was 0");
        assertThatThrownBy(() -> new TunerSettings(Objective.POSTERIOR, 1, 1, 99, true))
                .hasMessage("bootstrap replicates must be from 100 to 100000, was 99");
        assertThat(TunerSettings.of(2, 3)).isEqualTo(new TunerSettings(Objective.POSTERIOR, 2, 3, 1000, true));
    }

    private static Trial trial(String tool, OptionalInt k, double gain, double low, double high) {
        return new Trial(tool, k, true, 10, 5, 3, gain, 0, low, high, 1.2, 1, 0.2, 0.5, 0.4, 0.1);
    }
}
