package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.count.CountModel.Prediction;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int LONG_CONTEXT = 10;
    private static final int C = 1;
    private static final int G = 2;

    private final History history = new History(LONG_CONTEXT);

    @Test
    void takesBasesAsTheyComeWhereNothingIsKnown() {
        push(C, unsure());
        push(G, unsure());
        assertThat(history.bases()).isEqualTo(C << 2 | G);
        assertThat(history.known()).isEqualTo(2);
    }

    @Test
    void putsTheExpectedBaseInPlaceOfOneThatIsRuledOut() {
        push(C, expecting(G, LONG_CONTEXT, 30));
        assertThat(history.bases()).isEqualTo(G);
        assertThat(history.known()).isEqualTo(1);
    }

    @Test
    void believesABaseWhereTheContextIsShortOrSeldomSeen() {
        push(C, expecting(G, LONG_CONTEXT - 1, 30));
        assertThat(history.bases()).isEqualTo(C);
        history.clear();
        push(C, expecting(G, LONG_CONTEXT, 2));
        assertThat(history.bases()).isEqualTo(C);
    }

    @Test
    void believesABaseThatIsOnlyRare() {
        Prediction allele = expecting(G, LONG_CONTEXT, 30);
        allele.probabilities[G] = 0.88;
        allele.probabilities[C] = 0.1;
        push(C, allele);
        assertThat(history.bases()).isEqualTo(C);
    }

    @Test
    void fillsAnUnknownBaseWithTheExpectedOne() {
        push(C, unsure());
        push(Nucleotide.NONE, expecting(G, LONG_CONTEXT, 30));
        assertThat(history.bases()).isEqualTo(C << 2 | G);
        assertThat(history.known()).isEqualTo(2);
    }

    @Test
    void startsAnewAfterAnUnknownBaseOfWhichNothingIsExpected() {
        push(C, unsure());
        push(Nucleotide.NONE, unsure());
        assertThat(history.known()).isZero();
        push(G, unsure());
        assertThat(history.known()).isEqualTo(1);
        assertThat(history.bases() & 3).isEqualTo(G);
    }

    @Test
    void believesTheSequenceAgainAfterTooManyReplacements() {
        for (int i = 0; i < 5; i++) {
            push(C, expecting(G, LONG_CONTEXT, 30));
            assertThat(history.bases() & 3).isEqualTo(G);
        }
        push(C, expecting(G, LONG_CONTEXT, 30));
        assertThat(history.bases()).as("six times C").isEqualTo(0b010101010101);
        assertThat(history.known()).isEqualTo(6);
        push(C, expecting(G, LONG_CONTEXT, 30));
        assertThat(history.bases() & 3).as("patience is renewed").isEqualTo(G);
    }

    @Test
    void replacementsFarApartAreNeverTooMany() {
        for (int i = 0; i < 20; i++) {
            push(C, expecting(G, LONG_CONTEXT, 30));
            assertThat(history.bases() & 3).isEqualTo(G);
            for (int j = 0; j < 40; j++) {
                push(G, expecting(G, LONG_CONTEXT, 30));
            }
        }
        assertThat(history.known()).isEqualTo(31);
    }

    private void push(int code, Prediction prediction) {
        history.push(code, prediction);
    }

    private static Prediction unsure() {
        Prediction prediction = new Prediction();
        Arrays.fill(prediction.probabilities, 0.25);
        return prediction;
    }

    private static Prediction expecting(int code, int context, int observations) {
        Prediction prediction = new Prediction();
        Arrays.fill(prediction.probabilities, 0.001);
        prediction.probabilities[code] = 0.997;
        prediction.context = context;
        prediction.observations = observations;
        return prediction;
    }
}
