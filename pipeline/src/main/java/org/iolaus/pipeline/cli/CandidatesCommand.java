package org.iolaus.pipeline.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.tune.KmerSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code iolaus candidates}: what {@code tune} begins with, for those who try it elsewhere. */
@Command(
        name = "candidates",
        description = {
            "List the settings that 'iolaus tune' would begin with, a line each: the corrector, a tab, and k, or nothing where the"
                    + " corrector chooses for itself. 'iolaus try' takes one of them. What 'iolaus tune' would refuse of these"
                    + " options is refused here too, so that a workflow knows before its first task."
        },
        footer = {"", "Examples:", "  iolaus candidates --with lighter,karect"})
final class CandidatesCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CandidateOptions candidates = new CandidateOptions();

    @Mixin
    private MixtureOptions mixture = new MixtureOptions();

    CandidatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<ExternalTool, List<Integer>> tools = UserWords.settings(spec, candidates::tools);
        UserWords.settings(spec, () -> mixture.mixture(candidates.objective()));
        KmerSearch search = UserWords.settings(spec, candidates::search);
        PrintStream out = console.out();
        out.println(PosteriorCorrector.NAME + "\t");
        search.lengths().forEach(k -> out.println(SpectralCorrector.NAME + "\t" + k));
        out.println(ConsensusCorrector.NAME + "\t");
        tools.forEach((tool, lengths) -> {
            if (lengths.isEmpty()) {
                out.println(tool.label() + "\t");
            }
            lengths.forEach(k -> out.println(tool.label() + "\t" + k));
        });
        out.flush();
        return 0;
    }
}
