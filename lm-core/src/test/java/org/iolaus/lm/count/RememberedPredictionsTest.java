package org.iolaus.lm.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.count.CountModel.Prediction;
import org.junit.jupiter.api.Test;

class RememberedPredictionsTest {

    private static final List<Integer> LENGTHS = List.of(9, 13, 17);

    @Test
    void areThoseOfTheModelWhateverIsLeftOut() {
        List<ReadPair> pairs = MadeReads.of(MadeReads.FLAT, 12, 5, MadeReads.genome(MadeReads.bases(3000, 5), 1))
                .pairs();
        CountModel model = CountModel.of(MadeReads.counts(pairs, LENGTHS, 0), new RawEstimator(1));
        OwnKmers own = new OwnKmers(LENGTHS, 0);
        RememberedPredictions remembered = new RememberedPredictions(model, own);
        Prediction plain = new Prediction();
        int differing = 0;
        double before = 0;
        for (int i = 0; i < 60; i++) {
            ReadPair pair = pairs.get(i / 2);
            if (i % 2 == 0) {
                own.set(pair);
            } else {
                own.clear();
            }
            double sum = 0;
            for (Read read : pair.reads()) {
                History history = new History(9);
                for (byte code : Nucleotide.codes(read.bases())) {
                    Prediction found = remembered.after(history);
                    model.predict(history.bases(), history.known(), own, plain);
                    assertThat(found.probabilities).containsExactly(plain.probabilities);
                    assertThat(found.escape).isEqualTo(plain.escape);
                    assertThat(found.observations).isEqualTo(plain.observations);
                    assertThat(found.context).isEqualTo(plain.context);
                    sum += plain.escape;
                    history.push(code, plain);
                }
            }
            differing += i % 2 == 1 && sum != before ? 1 : 0;
            before = sum;
        }
        assertThat(differing)
                .as("fragments that are predicted otherwise when they are left out")
                .isGreaterThan(20);
    }
}
