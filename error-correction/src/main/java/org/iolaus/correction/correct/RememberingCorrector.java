package org.iolaus.correction.correct;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what another corrector made of certain reads, so that who asks again need not wait for it. It is of use where fragments are
 * corrected whole each time, for a read's answer depends on its fragment. Every other read is handed on.
 */
public final class RememberingCorrector implements ReadCorrector {

    /** What is remembered of reads that were left as they are, of which nothing but the reason need be known. */
    private static final Map<Outcome, CorrectedRead> UNCHANGED = unchanged();

    private final ReadCorrector corrector;
    private final Places places;
    private final AtomicReferenceArray<CorrectedRead> answers;

    /**
     * Remembers nothing yet.
     *
     * @param corrector corrects what is not remembered
     * @param places which reads are remembered
     */
    public RememberingCorrector(ReadCorrector corrector, Places places) {
        this.corrector = corrector;
        this.places = places;
        this.answers = new AtomicReferenceArray<>(places.size());
    }

    /**
     * Which reads are remembered, and where; several correctors share it, and answers that are the same, as most are. A read that only
     * equals one of them is another one.
     */
    public static final class Places {

        private final IdentityHashMap<Read, Integer> places;
        private final AtomicReferenceArray<CorrectedRead> latest;

        /**
         * Numbers the reads of a sample.
         *
         * @param sample the raw fragments
         */
        public Places(List<ReadPair> sample) {
            this.places = new IdentityHashMap<>(2 * sample.size());
            for (ReadPair pair : sample) {
                for (Read read : pair.reads()) {
                    places.put(read, places.size());
                }
            }
            this.latest = new AtomicReferenceArray<>(places.size());
        }

        private int size() {
            return places.size();
        }

        private @Nullable Integer of(Read read) {
            return places.get(read);
        }

        /** An answer, or the same one of the corrector that answered last. */
        private CorrectedRead shared(int place, CorrectedRead answer) {
            CorrectedRead other = latest.get(place);
            if (other != null
                    && other.edits() == answer.edits()
                    && other.outcome() == answer.outcome()
                    && Arrays.equals(other.read().bases(), answer.read().bases())) {
                return other;
            }
            latest.set(place, answer);
            return answer;
        }
    }

    @Override
    public String name() {
        return corrector.name();
    }

    @Override
    public Session open() {
        return new Worker();
    }

    /** One thread's session of the other corrector. */
    private final class Worker implements Session {

        private final Session session = corrector.open();

        @Override
        public void open(ReadPair fragment, int length) {
            session.open(fragment, length);
        }

        @Override
        public CorrectedRead correct(Read read, int editable) {
            Integer place = places.of(read);
            if (place == null) {
                return session.correct(read, editable);
            }
            CorrectedRead known = answers.get(place);
            if (known != null) {
                return known.edits() == 0 ? CorrectedRead.unchanged(read, known.outcome()) : known;
            }
            CorrectedRead answer = session.correct(read, editable);
            if (answer.edits() == 0) {
                answers.set(place, UNCHANGED.get(answer.outcome()));
                return answer;
            }
            CorrectedRead kept = places.shared(place, answer);
            answers.set(place, kept);
            return kept;
        }
    }

    private static Map<Outcome, CorrectedRead> unchanged() {
        Read none = new Read("", new byte[0], new byte[0]);
        Map<Outcome, CorrectedRead> unchanged = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            unchanged.put(outcome, CorrectedRead.unchanged(none, outcome));
        }
        return unchanged;
    }
}
