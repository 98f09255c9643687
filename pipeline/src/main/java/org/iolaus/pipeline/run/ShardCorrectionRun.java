package org.iolaus.pipeline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalReads;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.edit.EditDelivery;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadFormat;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.system.PrivateFolder;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.Json;

/** Corrects a shard of the reads against the counts of all of them, as {@code tune} does where its verdict is the same. */
public final class ShardCorrectionRun {

    private final Settings settings;
    private final Progress progress;

    private ShardCorrectionRun(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What is corrected and how.
     *
     * @param input the reads
     * @param counts the file with the counts of all of them
     * @param method the corrector, where there is no verdict
     * @param verdict the report of {@code select}
     * @param command an external tool that the verdict may name
     * @param shard which of the reads
     * @param delivery how the corrected reads are delivered
     * @param threads how many threads work
     * @param maxMemory how many bytes the run may use
     * @param commandLine the words the user typed
     */
    public record Settings(
            ReadInput input,
            Path counts,
            CorrectionMethod method,
            Optional<Path> verdict,
            Optional<ExternalTool> command,
            Shard shard,
            DeliverySettings delivery,
            int threads,
            long maxMemory,
            List<String> commandLine) {

        /** Refuses a corrector that goes by more than counts. */
        public Settings {
            method.requireForShards();
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * Corrects and writes.
     *
     * @param settings what and how
     * @param directory where to
     * @param progress is told
     * @return what became of the shard's reads
     */
    public static DeliveredReads run(Settings settings, OutputDirectory directory, Progress progress) {
        return new ShardCorrectionRun(settings, progress).run(directory);
    }

    private DeliveredReads run(OutputDirectory directory) {
        Optional<CorrectionMethod> method = settings.verdict()
                .map(file -> Verdicts.method(Verdicts.read(file).result().chosen(), settings.command()))
                .orElse(Optional.of(settings.method()));
        method.map(CorrectionMethod::externals)
                .orElse(List.of())
                .forEach(external -> ExternalCorrector.requireInstalled(external.tool()));
        CountedReads counted = CountedReads.open(settings.counts());
        ReadInput input = counted.facts().inputNamed(settings.input());
        ReadFormat format = ReadFiles.format(input);
        if (settings.shard().of() > 1 && !format.isText()) {
            throw new UserException(input.first() + ": is " + format
                    + ", whose shards cannot be put together; correct it whole, as shard 1/1");
        }
        List<Path> outputs = InputFiles.corrected(input, directory);
        List<Path> others =
                Stream.concat(InputFiles.of(input).stream(), outputs.stream()).toList();
        try (EditList list = EditList.open(settings.delivery(), others, settings.threads())) {
            LearnedReads learned = LearnedReads.of(counted, input, settings.threads(), settings.maxMemory(), progress);
            long fragments = learned.survey().fragments();
            CorrectingPass last = new CorrectingPass(
                            input,
                            outputs,
                            WrittenBy.iolaus(settings.commandLine()),
                            settings.threads(),
                            list,
                            progress)
                    .over(settings.shard(), fragments);
            DeliveredReads delivered = deliver(method, learned, input, last);
            ShardReport report = new ShardReport(
                    Long.toHexString(counted.file().factsChecksum()),
                    settings.shard().index(),
                    settings.shard().of(),
                    fragments,
                    Verdicts.name(method),
                    delivered.corrector(),
                    outputs.stream().map(ShardCorrectionRun::described).toList(),
                    last.tally().sums());
            directory.write(ShardReport.FILE, out -> Json.write(report, out));
            return delivered;
        }
    }

    private DeliveredReads deliver(
            Optional<CorrectionMethod> method, LearnedReads learned, ReadInput input, CorrectingPass last) {
        BuiltInCorrectors builtIn = BuiltInCorrectors.of(learned);
        EditDelivery delivery = builtIn.delivery(settings.delivery(), method, method.isPresent());
        if (method.isEmpty()) {
            return last.copy(delivery);
        }
        if (method.get() instanceof CorrectionMethod.External external) {
            try (PrivateFolder folder = PrivateFolder.make()) {
                ExternalCorrector corrector =
                        ToolSettings.corrector(external, learned, settings.threads(), settings.maxMemory(), progress);
                return last.deliver(corrector.run(new ExternalReads(input, folder.path())), delivery);
            }
        }
        return last.correct(builtIn.corrector(method.get()), delivery);
    }

    private static ShardReport.ReadsFile described(Path file) {
        try {
            return new ShardReport.ReadsFile(String.valueOf(file.getFileName()), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
