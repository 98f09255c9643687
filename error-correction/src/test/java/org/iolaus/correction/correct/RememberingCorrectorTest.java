package org.iolaus.correction.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.junit.jupiter.api.Test;

class RememberingCorrectorTest {

    private static final Read CHANGED = read();
    private static final Read KEPT = read();

    private final AtomicInteger asked = new AtomicInteger();
    private final RememberingCorrector.Places places =
            new RememberingCorrector.Places(List.of(new ReadPair(CHANGED, KEPT)));
    private final ReadCorrector corrector = new RememberingCorrector(new Counted(), places);

    @Test
    void everyReadOfTheSampleIsCorrectedOnce() {
        CorrectedRead changed = corrector.open().correct(CHANGED, 4);
        CorrectedRead kept = corrector.open().correct(KEPT, 4);
        assertThat(asked).hasValue(2);
        assertThat(corrector.open().correct(CHANGED, 4)).isSameAs(changed);
        CorrectedRead again = corrector.open().correct(KEPT, 4);
        assertThat(again).isEqualTo(kept).isEqualTo(CorrectedRead.unchanged(KEPT, Outcome.UNCORRECTED));
        assertThat(again.read()).isSameAs(KEPT);
        assertThat(asked).hasValue(2);
    }

    @Test
    void theSameAnswerOfAnotherCorrectorIsKeptOnce() {
        CorrectedRead changed = corrector.open().correct(CHANGED, 4);
        ReadCorrector other = new RememberingCorrector(new Counted(), places);
        assertThat(other.open().correct(CHANGED, 4)).isSameAs(changed);
        assertThat(asked).as("each has to find it itself").hasValue(2);
    }

    @Test
    void otherReadsAreHandedOnEachTime() {
        ReadCorrector.Session session = corrector.open();
        Read equal = read();
        session.correct(equal, 4);
        session.correct(equal, 4);
        assertThat(asked).hasValue(2);
        assertThat(corrector.name()).isEqualTo("counted");
    }

    private static Read read() {
        return new Read("read", new byte[] {'A', 'C', 'G', 'T'}, new byte[] {20, 20, 20, 20});
    }

    /** Changes one read of all, and counts how often it is asked. */
    private final class Counted implements ReadCorrector {

        @Override
        public String name() {
            return "counted";
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the reads are equal
        public Session open() {
            return (read, editable) -> {
                asked.incrementAndGet();
                return read == CHANGED
                        ? new CorrectedRead(
                                read.with(new byte[] {'A', 'A', 'G', 'T'}, read.qualities()), 1, Outcome.CORRECTED)
                        : CorrectedRead.unchanged(read, Outcome.UNCORRECTED);
            };
        }
    }
}
