package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/** The candidate that leaves the reads as they are, which every other one has to beat. */
public final class DoNothing implements Candidate, Candidate.Run {

    /** The tool's name. */
    public static final String NAME = "none";

    @Override
    public String tool() {
        return NAME;
    }

    @Override
    public OptionalInt k() {
        return OptionalInt.empty();
    }

    @Override
    public Run start() {
        return this;
    }

    @Override
    public List<byte[]> correct(int first, List<ReadPair> pairs) {
        List<byte[]> same = new ArrayList<>();
        for (ReadPair pair : pairs) {
            for (Read read : pair.reads()) {
                same.add(read.bases());
            }
        }
        return same;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
