package org.iolaus.pipeline.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.run.RunPlan;
import org.iolaus.pipeline.run.TuningJob;
import org.iolaus.pipeline.run.TuningRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code iolaus tune}: the main job. */
@Command(
        name = "tune",
        description = "Choose the corrector and its k for these reads, and correct them with it.",
        footer = {
            "",
            "Results in --out: the corrected reads; report.html, to read in a browser; trials.tsv (what was tried) and",
            "report.json (what was found) for other programs.",
            "Tried are posterior, spectral with several k, the consensus of both, and the programs of --with.",
            "The verdict may be not to correct; the reads are then copied unchanged.",
            "",
            "Examples:",
            "  iolaus tune reads_R1.fastq.gz reads_R2.fastq.gz --out results",
            "  iolaus tune reads.fastq.gz --interleaved --out results --with lighter,tadpole"
        })
final class TuneCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--resume",
            description = "Go on with a run that was broken off in --out: its finished trials are not made again.")
    private boolean resume;

    @Mixin
    private SampleNameOption name = new SampleNameOption();

    @Mixin
    private EditOptions edits = new EditOptions();

    @Mixin
    private CandidateOptions candidates = new CandidateOptions();

    @Mixin
    private MixtureOptions mixture = new MixtureOptions();

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    TuneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean goOn = resume && output.goOn();
        TuningRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(console, directory -> RunPlan.of(settings, directory), directory -> {
            TuningReport report = TuningJob.run(settings, UserWords.of(spec), name.name(), directory, goOn, console);
            console.out().println(report.verdict());
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%,d of %,d reads changed, %,d bases; results in %s",
                            report.delivered().changedReads(),
                            report.delivered().reads(),
                            report.delivered().edits(),
                            directory));
            console.out().flush();
        });
    }

    private TuningRun.Settings settings() {
        return new TuningRun.Settings(
                reads.input(),
                candidates.search(),
                candidates.tools(),
                candidates.objective(),
                sample.bases(),
                candidates.allowTrim(),
                threads.threads(),
                sample.seed(),
                memory.maxMemory(),
                edits.settings(output.force()),
                mixture.mixture(candidates.objective()));
    }
}
