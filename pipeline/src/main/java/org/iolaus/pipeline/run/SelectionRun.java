package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.correction.tune.Objective;
import org.iolaus.correction.tune.RecordedTrial;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.system.PrivateFolder;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.report.TrialRow;
import org.iolaus.pipeline.report.TuningReport;

/**
 * Searches as {@code tune} does, with trials that other processes made. A candidate that the search comes by and that none of them tried
 * is tried here, so that the verdict is that of {@code tune} whatever was tried before.
 */
public final class SelectionRun {

    private SelectionRun() {}

    /**
     * What is chosen from and how.
     *
     * @param trials the files of the trials
     * @param counts the file with the counts of all reads
     * @param input the reads, for k-mers that were not counted; empty for the files of the survey
     * @param search the values of k that the built-in corrector is tried with
     * @param tools external tools, each with the values of k it is tried with
     * @param objective what the best candidate is best in
     * @param allowTrim whether ends that an external tool cut off stay off
     * @param threads how many threads work
     * @param maxMemory how many bytes the run may use
     * @param mixture the network that is asked beside the counts, if any
     * @param commandLine the words the user typed
     */
    public record Settings(
            List<Path> trials,
            Path counts,
            Optional<ReadInput> input,
            KmerSearch search,
            Map<ExternalTool, List<Integer>> tools,
            Objective objective,
            boolean allowTrim,
            int threads,
            long maxMemory,
            Optional<MixtureSettings> mixture,
            List<String> commandLine) {

        /** Copies the lists. */
        public Settings {
            trials = List.copyOf(trials);
            tools = new LinkedHashMap<>(tools);
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * Chooses and writes.
     *
     * @param settings what from
     * @param directory where to
     * @param progress is told
     * @return the report of the run, with nothing delivered yet
     * @throws UserException where a file cannot be read, or a trial is of other reads
     */
    public static TuningReport run(Settings settings, OutputDirectory directory, Progress progress) {
        settings.mixture().ifPresent(MixtureSettings::requireDevice);
        List<TrialFile> trials = settings.trials().stream().map(TrialFile::read).toList();
        CountedReads counted = CountedReads.open(settings.counts());
        requireOneSample(trials, counted, settings.objective());
        ReadFacts facts = counted.facts();
        ReadInput input = facts.inputOr(settings.input());
        TuningRun.Settings tuning = new TuningRun.Settings(
                input,
                settings.search(),
                settings.tools(),
                settings.objective(),
                facts.sampleBases(),
                settings.allowTrim(),
                settings.threads(),
                facts.seed(),
                settings.maxMemory(),
                DeliverySettings.DEFAULT,
                settings.mixture());
        RememberingProgress remembering = new RememberingProgress(progress);
        LearnedReads learned = LearnedReads.of(counted, input, settings.threads(), settings.maxMemory(), remembering);
        try (PrivateFolder folder = PrivateFolder.make()) {
            ExternalTrials externals = new ExternalTrials(input, learned.survey(), folder.path(), versions(trials));
            List<RecordedTrial> recorded = trials.stream().map(TrialFile::trial).toList();
            TuningRun.Choice choice = TuningRun.choose(tuning, learned, externals, recorded, remembering);
            String chosen = choice.judgement().verdict().chosen().name();
            TuningRun.Result result = choice.result(new DeliveryTally().delivered(chosen));
            List<String> warnings = Stream.concat(facts.warnings().stream(), remembering.warnings().stream())
                    .distinct()
                    .toList();
            TuningReport report = TuningSummary.of(tuning, result, warnings);
            Provenance provenance =
                    Provenance.ofInputs(settings.commandLine(), facts.seed(), settings.threads(), facts.inputs());
            write(new RunReport<>("tune", provenance, report), directory);
            return report;
        }
    }

    /** The files of a run of {@code tune} for other programs. */
    static void write(RunReport<TuningReport> run, OutputDirectory directory) {
        directory.write(
                "trials.tsv",
                out -> new Table<>(TrialRow.class).write(run.result().trials(), out));
        directory.write("report.json", out -> Json.write(run, out));
    }

    private static void requireOneSample(List<TrialFile> trials, CountedReads counted, Objective objective) {
        Map<String, Path> seen = new HashMap<>();
        for (TrialFile trial : trials) {
            if (trial.factsChecksum() != counted.file().factsChecksum()) {
                throw new UserException(
                        trial.path() + ": is a trial of other reads, or of another survey of them, than "
                                + counted.file().path() + " holds the counts of");
            }
            Objective triedFor = trial.trial().objective();
            if (triedFor != objective) {
                throw new UserException(trial.path() + ": was tried with --objective " + word(triedFor)
                        + ", is to be judged with --objective " + word(objective));
            }
            Path other = seen.put(trial.trial().name(), trial.path());
            if (other != null) {
                throw new UserException(other + " and " + trial.path() + ": are both trials of "
                        + trial.trial().name());
            }
        }
    }

    private static String word(Objective objective) {
        return objective.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> versions(List<TrialFile> trials) {
        Map<String, String> versions = new HashMap<>();
        trials.stream()
                .filter(trial -> !trial.version().isEmpty())
                .forEach(trial -> versions.put(trial.trial().tool(), trial.version()));
        return versions;
    }
}
