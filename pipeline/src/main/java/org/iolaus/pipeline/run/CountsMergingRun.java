package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.kmer.CountsFile;
import org.iolaus.genomics.kmer.CountsFileWriter;

/** Adds up the counts of all shards of the reads. */
public final class CountsMergingRun {

    private CountsMergingRun() {}

    /**
     * Adds and writes. The memory that it takes is what the k-mers of one partition take in all files.
     *
     * @param paths one file a shard, in any order
     * @param result the file with the sums
     * @param progress is told
     * @return how many shards there are
     * @throws UserException where a file is damaged, or the files do not fit together
     */
    public static int run(List<Path> paths, ResultFile result, Progress progress) {
        result.requirePossible();
        List<CountsFile> files = paths.stream()
                .map(CountsFile::open)
                .sorted(Comparator.comparingInt(CountsFile::part))
                .toList();
        requireOneWhole(files);
        CountsFile first = files.get(0);
        result.write(out -> {
            CountsFileWriter writer = new CountsFileWriter(out);
            writer.facts(first.facts());
            try (Progress.Step step =
                    progress.step("adding up counts", "lengths", first.lengths().size())) {
                for (int k : first.lengths()) {
                    writer.sums(files, k);
                    step.advance(1);
                }
            }
            writer.finish(1, 1);
        });
        return files.size();
    }

    private static void requireOneWhole(List<CountsFile> files) {
        CountsFile first = files.get(0);
        for (CountsFile file : files) {
            if (file.factsChecksum() != first.factsChecksum()) {
                throw unlike(file, first, "are of different reads, or of different surveys of them");
            }
            if (!file.lengths().equals(first.lengths())) {
                throw unlike(file, first, "hold different k: " + file.lengths() + " and " + first.lengths());
            }
            if (file.parts() != first.parts()) {
                throw unlike(file, first, "are of " + file.parts() + " and of " + first.parts() + " shards");
            }
        }
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).part() == files.get(i - 1).part()) {
                throw unlike(
                        files.get(i),
                        files.get(i - 1),
                        "are both of shard " + new Shard(files.get(i).part(), first.parts()));
            }
        }
        for (int part = 1; part <= first.parts(); part++) {
            if (part > files.size() || files.get(part - 1).part() != part) {
                throw new UserException(first.path() + ": is of " + first.parts() + " shards; the file of shard " + part
                        + " is missing");
            }
        }
    }

    private static UserException unlike(CountsFile one, CountsFile other, String why) {
        return new UserException(one.path() + " and " + other.path() + ": cannot be added up, for they " + why);
    }
}
