package org.iolaus.pipeline.run;

import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;

/** What a survey counts of some reads. Sums and a maximum, so that those of parts can be added. */
final class SurveyTally {

    /** How many bases there are of each Phred score. */
    final long[] qualities = new long[94];

    long fragments;
    long reads;
    long bases;
    int longest;

    /** Counts a fragment. */
    void add(ReadPair pair) {
        add(pair.first());
        Read second = pair.second();
        if (second != null) {
            add(second);
        }
        fragments++;
        reads += pair.size();
        bases += pair.length();
    }

    private void add(Read read) {
        for (byte quality : read.qualities()) {
            qualities[quality]++;
        }
        longest = Math.max(longest, read.length());
    }

    /** Adds what was counted of another part. */
    void add(SurveyTally other) {
        for (int quality = 0; quality < qualities.length; quality++) {
            qualities[quality] += other.qualities[quality];
        }
        fragments += other.fragments;
        reads += other.reads;
        bases += other.bases;
        longest = Math.max(longest, other.longest);
    }
}
