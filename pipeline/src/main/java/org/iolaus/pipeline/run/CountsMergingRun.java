package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.kmer.CountsFile;
import org.iolaus.genomics.kmer.CountsFileWriter;

/** Adds up the counts of all shards of the reads, or puts slices of such sums together. */
public final class CountsMergingRun {

    private CountsMergingRun() {}

    /**
     * Adds and writes. The memory that it takes is what the k-mers of one partition take in all files.
     *
     * @param paths one file a shard, or one a slice, in any order
     * @param slice which part of the k-mers is wanted
     * @param result the file with the sums
     * @param progress is told
     * @return how many files there are
     * @throws UserException where a file is damaged, or the files do not fit together
     */
    public static int run(List<Path> paths, Shard slice, ResultFile result, Progress progress) {
        result.requirePossible();
        List<CountsFile> files = paths.stream()
                .map(CountsFile::open)
                .sorted(Comparator.comparingInt(CountsFile::part))
                .toList();
        requireOneWhole(files);
        CountsFile first = files.get(0);
        boolean whole = slice.equals(Shard.WHOLE);
        if (first.isSlice() && !whole) {
            throw new UserException(first.path() + ": is a slice already; leave --slice out to put slices together");
        }
        result.write(out -> {
            CountsFileWriter writer = new CountsFileWriter(out);
            writer.facts(first.facts());
            try (Progress.Step step =
                    progress.step("adding up counts", "lengths", first.lengths().size())) {
                for (int k : first.lengths()) {
                    writer.sums(files, k, slice.index(), slice.of());
                    step.advance(1);
                }
            }
            if (whole) {
                writer.finish(1, 1);
            } else {
                writer.finishSlice(slice.index(), slice.of());
            }
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
            if (file.parts() != first.parts() || file.isSlice() != first.isSlice()) {
                throw unlike(file, first, "are " + CountedReads.part(file) + " and " + CountedReads.part(first));
            }
        }
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).part() == files.get(i - 1).part()) {
                throw unlike(files.get(i), files.get(i - 1), "are both " + CountedReads.part(files.get(i)));
            }
        }
        for (int part = 1; part <= first.parts(); part++) {
            if (part > files.size() || files.get(part - 1).part() != part) {
                throw new UserException(first.path() + ": is " + CountedReads.part(first) + "; " + part + "/"
                        + first.parts() + " is missing");
            }
        }
    }

    private static UserException unlike(CountsFile one, CountsFile other, String why) {
        return new UserException(one.path() + " and " + other.path() + ": cannot be added up, for they " + why);
    }
}
