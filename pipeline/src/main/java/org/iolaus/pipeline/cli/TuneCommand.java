package org.iolaus.pipeline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iolaus.correction.correct.external.CommandTemplate;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.correction.tune.Objective;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.run.RunPlan;
import org.iolaus.pipeline.run.TuningJob;
import org.iolaus.pipeline.run.TuningRun;
import org.jspecify.annotations.Nullable;
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
            "The verdict may be not to correct; the reads are then copied unchanged.",
            "",
            "Examples:",
            "  iolaus tune reads_R1.fastq.gz reads_R2.fastq.gz --out results",
            "  iolaus tune reads.fastq.gz --interleaved --out results --with lighter,tadpole"
        })
final class TuneCommand implements Callable<Integer> {

    /** The values of k that an external tool is tried with, as far as it takes them. */
    private static final List<Integer> TOOL_LENGTHS = List.of(15, 19, 23, 27, 31);

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions reads = new ReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private EditOptions edits = new EditOptions();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "TOOL",
            completionCandidates = ToolNames.class,
            description = "External correctors to try too: ${COMPLETION-CANDIDATES}.")
    private List<String> tools = List.of();

    @Option(
            names = "--with-command",
            paramLabel = "COMMAND",
            description =
                    "Any other corrector, as its command line with {in} and {out}, or {in1}, {in2}, {out1} and {out2},"
                            + " and {k}, {threads}, {genome_size}, {memory_mb} where it takes them.")
    private @Nullable String command;

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            defaultValue = "posterior",
            description = "What the best setting is best in: posterior (the expected gain) or perplexity"
                    + " (default: ${DEFAULT-VALUE}).")
    private Objective objective = Objective.POSTERIOR;

    @Option(
            names = {"-k", "--kmer-lengths"},
            split = ",",
            paramLabel = "N",
            description =
                    "The only values of k that the built-in corrector is tried with, 7 to 31 (default: 11,13,...,31,"
                            + " then wider where the best lies at an end, and finer around it).")
    private List<Integer> lengths = List.of();

    @Option(
            names = "--search",
            paramLabel = "NAME",
            defaultValue = "exhaustive",
            description =
                    "How they are gone through: exhaustive (all of them) or hill-climbing (from the middle while it"
                            + " gets better: faster, but it may stop on a lower hill) (default: ${DEFAULT-VALUE}).")
    private KmerSearch.Order search = KmerSearch.Order.EXHAUSTIVE;

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Option(names = "--allow-trim", description = "Let external tools cut ends off; otherwise they are put back.")
    private boolean allowTrim;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Mixin
    private MemoryOptions memory = new MemoryOptions();

    TuneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TuningRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(console, directory -> RunPlan.of(settings, directory), directory -> {
            TuningReport report = TuningJob.run(settings, UserWords.of(spec), directory, console);
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
        Map<ExternalTool, List<Integer>> tried = new LinkedHashMap<>();
        for (String name : tools) {
            ExternalTool tool = KnownTool.named(name);
            tried.put(tool, lengths(tool));
        }
        if (command != null) {
            ExternalTool tool = CommandTemplate.parse(command);
            tried.put(tool, lengths(tool));
        }
        return new TuningRun.Settings(
                reads.input(),
                lengths.isEmpty() ? KmerSearch.usual(search) : new KmerSearch(lengths, search, false),
                tried,
                objective,
                sample.bases(),
                allowTrim,
                threads.threads(),
                sample.seed(),
                memory.maxMemory(),
                edits.settings(output.force()));
    }

    /** None for a tool that chooses for itself. */
    private static List<Integer> lengths(ExternalTool tool) {
        return tool.kmerLengths()
                .map(accepted -> TOOL_LENGTHS.stream().filter(accepted::accepts).toList())
                .orElse(List.of());
    }

    /** The names for {@code --with}. */
    static final class ToolNames extends ArrayList<String> {
        ToolNames() {
            for (KnownTool tool : KnownTool.values()) {
                add(tool.label());
            }
        }
    }
}
