package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.pipeline.run.ReportRun;
import org.iolaus.pipeline.run.ResultFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code iolaus report}: one page for several samples. */
@Command(
        name = "report",
        description = "Make an index page of several samples that tune has corrected; its links lead to their reports.",
        footer = {"", "Example:", "  iolaus report results/*/ --out results/index.html"})
final class ReportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The results of iolaus tune, one directory a sample.")
    private List<Path> directories = List.of();

    @Mixin
    private FileOutputOptions output = new FileOutputOptions();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ResultFile page = output.file();
        ReportRun.index(directories, page);
        console.info(directories.size() + (directories.size() == 1 ? " sample" : " samples") + " in " + page.path());
        return 0;
    }
}
