package org.iolaus.pipeline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iolaus.correction.correct.external.CommandTemplate;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.correction.tune.Objective;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is tried, and what the best of it is best in. */
final class CandidateOptions {

    /** The values of k that an external tool is tried with, as far as it takes them. */
    private static final List<Integer> TOOL_LENGTHS = List.of(15, 19, 23, 27, 31);

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
            description = "The only values of k that the built-in corrector is tried with, 7 to 31 (default: those that"
                    + " are counted anyway, then wider where the best lies at an end, and finer around it).")
    private List<Integer> lengths = List.of();

    @Option(
            names = "--search",
            paramLabel = "NAME",
            defaultValue = "adaptive",
            description =
                    "How they are gone through: adaptive (those that the language model counts anyway), exhaustive"
                            + " (11,13,...,31) or hill-climbing (of these, from the middle while it gets better)"
                            + " (default: ${DEFAULT-VALUE}).")
    private KmerSearch.Order search = KmerSearch.Order.ADAPTIVE;

    @Option(names = "--allow-trim", description = "Let external tools cut ends off; otherwise they are put back.")
    private boolean allowTrim;

    /**
     * The external tools, each with the values of k that it is tried with.
     *
     * @throws IllegalArgumentException where there is no tool of a name
     */
    Map<ExternalTool, List<Integer>> tools() {
        Map<ExternalTool, List<Integer>> tried = new LinkedHashMap<>();
        for (String name : tools) {
            ExternalTool tool = KnownTool.named(name);
            tried.put(tool, lengths(tool));
        }
        if (command != null) {
            ExternalTool tool = CommandTemplate.parse(command);
            tried.put(tool, lengths(tool));
        }
        return tried;
    }

    /** How the values of k of the built-in corrector are gone through. */
    KmerSearch search() {
        return lengths.isEmpty() ? KmerSearch.usual(search) : new KmerSearch(lengths, search, false);
    }

    /** What decides. */
    Objective objective() {
        return objective;
    }

    /** Whether ends that an external tool cut off stay off. */
    boolean allowTrim() {
        return allowTrim;
    }

    /** None for a tool that chooses for itself. */
    private static List<Integer> lengths(ExternalTool tool) {
        return tool.kmerLengths()
                .map(accepted -> TOOL_LENGTHS.stream().filter(accepted::accepts).toList())
                .orElse(List.of());
    }
}
