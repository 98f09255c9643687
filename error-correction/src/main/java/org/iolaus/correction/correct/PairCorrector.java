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
        int end = editableEnd(pair);
        ReadCorrector.Session session = sessions.get();
        List<CorrectedRead> corrected = new ArrayList<>(2);
        for (Read read : pair.reads()) {
            corrected.add(session.correct(read, Math.min(end, read.length())));
        }
        return corrected;
    }

    /**
     * Where the adapter begins in the reads of a fragment.
     *
     * @param pair the raw reads
     * @return how many bases from the start of either read belong to the fragment; large where the mates do not overlap
     */
    public static int editableEnd(ReadPair pair) {
        Read second = pair.second();
        int fragment =
                second == null ? -1 : MateOverlap.fragmentLength(pair.first().bases(), second.bases());
        return fragment < 0 ? Integer.MAX_VALUE : fragment;
    }
}
