package org.iolaus.lm.model;

import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.memory.CountMemory;

/** The memory of tiny models: of so many bases that random sequences meet contexts of it. */
public final class TinyMemory {

    private static final int BASES = 20_000;

    /** One memory for all: nothing changes it. */
    public static final CountMemory MEMORY = new CountMemory(
            MadeReads.counts(
                    MadeReads.of(MadeReads.FLAT, 6, 3, MadeReads.genome(MadeReads.bases(BASES, 5), 1))
                            .pairs(),
                    CountMemory.lengths(BASES),
                    0),
            0);

    private TinyMemory() {}
}
