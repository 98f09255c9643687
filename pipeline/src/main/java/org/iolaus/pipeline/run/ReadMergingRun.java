package org.iolaus.pipeline.run;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.JoinedFiles;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.MultiqcContent;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.page.TuningPage;
import org.iolaus.pipeline.run.ShardReport.Placed;
import org.iolaus.pipeline.run.ShardReport.ReadsFile;

/** Puts the corrected shards of reads together, in the order of the reads, as if they had never been apart. */
public final class ReadMergingRun {

    private ReadMergingRun() {}

    /**
     * Joins and writes.
     *
     * @param directories what {@code correct} wrote, one directory a shard, in any order
     * @param verdict the report of {@code select}; with it the results are those of {@code tune}
     * @param sample what the sample is called, or empty to call it by its files
     * @param directory where to
     * @param threads how many threads pack
     * @return what became of all reads
     * @throws UserException where a shard is missing or there twice, or shards do not fit together
     */
    public static DeliveredReads run(
            List<Path> directories,
            Optional<Path> verdict,
            Optional<String> sample,
            OutputDirectory directory,
            int threads) {
        Optional<RunReport<TuningReport>> report = verdict.map(Verdicts::read);
        List<Placed> shards = directories.stream()
                .map(ReadMergingRun::placed)
                .sorted(Comparator.comparingInt(placed -> placed.report().shard()))
                .toList();
        requireOneWhole(shards);
        ShardReport first = shards.get(0).report();
        report.ifPresent(run -> requireVerdict(run.result().chosen(), shards.get(0)));
        DeliveryTally tally = new DeliveryTally();
        shards.forEach(shard -> tally.add(shard.report().sums()));
        DeliveredReads delivered = tally.delivered(first.corrector());
        if (delivered.fragments() != first.totalFragments()) {
            throw new IllegalStateException(
                    "the shards hold " + delivered.fragments() + " of " + first.totalFragments() + " fragments");
        }
        List<String> names = first.files().stream().map(ReadsFile::name).toList();
        JoinedFiles.join(
                names.stream()
                        .map(name -> shards.stream()
                                .map(shard -> shard.directory().resolve(name))
                                .toList())
                        .toList(),
                names.stream().map(directory::resolve).toList(),
                threads);
        report.ifPresent(run -> write(run, sample, delivered, directory));
        return delivered;
    }

    private static void write(
            RunReport<TuningReport> run, Optional<String> sample, DeliveredReads delivered, OutputDirectory directory) {
        TuningReport report = run.result().with(delivered);
        RunReport<TuningReport> whole =
                new RunReport<>(run.command(), run.provenance().called(sample), report);
        SelectionRun.write(whole, directory);
        directory.writeText("report.html", TuningPage.of(whole));
        MultiqcContent.of(whole.provenance().sample(), report)
                .forEach((name, content) -> directory.write(name, out -> Json.write(content, out)));
    }

    private static Placed placed(Path directory) {
        Path file = directory.resolve(ShardReport.FILE);
        if (!Files.isRegularFile(file)) {
            throw new UserException(file + ": is not there; give directories that iolaus correct --counts wrote");
        }
        ShardReport report = Json.read(file, new TypeReference<>() {});
        for (ReadsFile reads : report.files()) {
            if (!reads.isInItsFolder()) {
                throw new UserException(file + ": names the file " + reads.name() + ", which is not beside it");
            }
            Path path = directory.resolve(reads.name());
            long bytes = size(path);
            if (bytes != reads.bytes()) {
                throw new UserException(
                        path + ": has " + bytes + " bytes, should have " + reads.bytes() + "; correct the shard again");
            }
        }
        return new Placed(directory, report);
    }

    private static void requireOneWhole(List<Placed> shards) {
        Placed first = shards.get(0);
        for (int i = 0; i < shards.size(); i++) {
            Placed placed = shards.get(i);
            ShardReport report = placed.report();
            if (!report.counts().equals(first.report().counts())
                    || report.shards() != first.report().shards()
                    || !names(report).equals(names(first.report()))) {
                throw unlike(placed, first, "are shards of different reads, or of another number of shards");
            }
            if (!report.candidate().equals(first.report().candidate())) {
                throw unlike(
                        placed,
                        first,
                        "were corrected with " + report.candidate() + " and "
                                + first.report().candidate());
            }
            if (i > 0 && report.shard() == shards.get(i - 1).report().shard()) {
                throw unlike(placed, shards.get(i - 1), "are both shard " + report.shard());
            }
        }
        for (int shard = 1; shard <= first.report().shards(); shard++) {
            if (shard > shards.size() || shards.get(shard - 1).report().shard() != shard) {
                throw new UserException(first.directory() + ": is one of "
                        + first.report().shards() + " shards; shard " + shard + " is missing");
            }
        }
    }

    private static List<String> names(ShardReport report) {
        return report.files().stream().map(ReadsFile::name).toList();
    }

    private static void requireVerdict(String chosen, Placed shard) {
        if (!shard.report().candidate().equals(chosen)) {
            throw new UserException(shard.directory() + ": was corrected with "
                    + shard.report().candidate() + ", the verdict is " + chosen);
        }
    }

    private static UserException unlike(Placed one, Placed other, String why) {
        return new UserException(
                one.directory() + " and " + other.directory() + ": cannot be put together, for they " + why);
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
