package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.ReportRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code iolaus report}: one page for several samples. */
@Command(
        name = "report",
        description = "Make an index page of several samples that tune has corrected.",
        footer = {"", "Example:", "  iolaus report results/*/ --out results/index.html"})
final class ReportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The results of iolaus tune, one directory a sample.")
    private List<Path> directories = List.of();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The page; its links lead to the report.html of each sample.")
    private Path page = Path.of("");

    @Option(names = "--force", description = "Write over a page that is there.")
    private boolean force;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReportRun.index(directories, page, force);
        console.info(directories.size() + (directories.size() == 1 ? " sample" : " samples") + " in " + page);
        return 0;
    }
}
