package org.iolaus.correction.correct;

import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.read.MateOverlap;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/** Corrects fragments: each mate by itself, but for the adapter behind the fragment's end, which is not edited. Any thread may call. */
public final class PairCorrector {

    private final ThreadLocal<ReadCorrector.Session> sessions;

    /**
     * Makes a corrector of fragments.
     *
     * @param corrector corrects the reads
     */
    public PairCorrector(ReadCorrector corrector) {
        this.sessions = ThreadLocal.withInitial(corrector::open);
    }

    /**
     * Corrects a fragment.
     *
     * @param pair the raw reads
     * @return one corrected read for each
     */
    public List<CorrectedRead> correct(ReadPair pair) {
        int fragment = MateOverlap.fragmentLength(pair);
        int end = fragment < 0 ? Integer.MAX_VALUE : fragment;
        ReadCorrector.Session session = sessions.get();
        session.open(pair, fragment);
        List<CorrectedRead> corrected = new ArrayList<>(2);
        for (Read read : pair.reads()) {
            corrected.add(session.correct(read, Math.min(end, read.length())));
        }
        return corrected;
    }
}
