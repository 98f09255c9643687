package org.iolaus.correction.score;

/** What is known of a sequencer's inserted and missing bases before its reads are looked at. What they show soon outweighs it. */
public enum IndelPrior {
    /** As rare as Illumina's, and alike at all places. */
    RARE,
    /** The lengths of runs of one base are misjudged, the more often the longer they are, as by 454 and Ion Torrent. */
    HOMOPOLYMERS
}
