package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What became of the reads of a shard, for who puts the shards together.
 *
 * @param counts what tells the survey of the reads from others
 * @param shard which shard, from 1
 * @param shards how many there are
 * @param totalFragments how many fragments all shards have
 * @param candidate what corrected, as a verdict names it
 * @param corrector what corrected, as a report names it
 * @param files the files of corrected reads
 * @param sums what became of them
 */
record ShardReport(
        String counts,
        int shard,
        int shards,
        long totalFragments,
        String candidate,
        String corrector,
        List<ReadsFile> files,
        DeliveryTally.Sums sums) {

    /** The name of its file. */
    static final String FILE = "shard.json";

    ShardReport {
        files = List.copyOf(files);
    }

    /**
     * A file of corrected reads.
     *
     * @param name without its directory
     * @param bytes how large it is
     */
    record ReadsFile(String name, long bytes) {

        private static final Pattern ELSEWHERE = Pattern.compile(".*[/\\\\\\x00].*|\\.{0,2}", Pattern.DOTALL);

        /** Whether the name is that of a file beside the report, which a report from elsewhere may not say. */
        boolean isInItsFolder() {
            return !ELSEWHERE.matcher(name).matches();
        }
    }

    /**
     * A report with the directory that it lies in.
     *
     * @param directory where its files are
     * @param report the report
     */
    record Placed(Path directory, ShardReport report) {}
}
