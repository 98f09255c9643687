package org.iolaus.lm.count;

import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/** What other reads say must follow the bases before a place of a read. One thread's working space. */
public interface ReadContinuation {

    /**
     * Leaves a fragment out of the counts; to be called before its reads are computed.
     *
     * @param pair the raw fragment
     */
    void own(ReadPair pair);

    /**
     * Takes a read.
     *
     * @param read a raw read of the fragment left out
     */
    void compute(Read read);

    /**
     * The base that must stand at a place, whatever was read there.
     *
     * @param position from 0
     * @return its code, or none where the bases before it do not tell
     */
    int expected(int position);

    /**
     * The bases that must follow from a place on, whatever was read there.
     *
     * @param position from 0
     * @param path receives their codes
     * @return how many of them are certain, at most as many as there is room for
     */
    int follow(int position, byte[] path);
}
