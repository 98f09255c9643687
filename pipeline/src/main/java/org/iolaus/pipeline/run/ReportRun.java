package org.iolaus.pipeline.run;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.Table;
import org.iolaus.pipeline.report.TuningReport;
import org.iolaus.pipeline.report.page.IndexPage;
import org.iolaus.pipeline.report.page.TuningPage;

/** Makes pages of reports that are there: an index of several samples, and a sample's page with what is known of its truth. */
public final class ReportRun {

    private ReportRun() {}

    /**
     * Writes an index.
     *
     * @param directories results of {@code tune}
     * @param page the index
     * @throws UserException where a report cannot be read, or the page cannot be written
     */
    public static void index(List<Path> directories, ResultFile page) {
        page.requirePossible();
        Path folder = page.path().toAbsolutePath().resolve("..").normalize();
        List<RunReport<TuningReport>> reports =
                directories.stream().map(ReportRun::report).toList();
        List<String> names = names(directories, reports);
        List<IndexPage.Entry> entries = IntStream.range(0, directories.size())
                .mapToObj(i -> new IndexPage.Entry(
                        names.get(i), link(folder, directories.get(i).resolve("report.html")), reports.get(i)))
                .toList();
        page.write(out -> out.write(IndexPage.of(entries).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Puts what {@code evaluate} found into a sample's results: {@code evaluation.tsv}, and the page anew.
     *
     * @param metrics what was found
     * @param directory results of {@code tune}
     * @throws UserException where the report cannot be read, or a file cannot be written
     */
    public static void add(List<EvaluationRun.Metric> metrics, Path directory) {
        RunReport<TuningReport> run = report(directory);
        Map<String, Number> figures = new LinkedHashMap<>();
        metrics.forEach(metric -> figures.put(metric.metric(), metric.value()));
        try (OutputDirectory results = OutputDirectory.open(directory, true)) {
            results.write("evaluation.tsv", out -> new Table<>(EvaluationRun.Metric.class).write(metrics, out));
            results.writeText("report.html", TuningPage.of(run, figures));
        }
    }

    /**
     * Reads the report of a run of {@code tune}.
     *
     * @param directory its results
     * @return the report
     * @throws UserException where there is none
     */
    public static RunReport<TuningReport> report(Path directory) {
        Path file = directory.resolve("report.json");
        if (!Files.isRegularFile(file)) {
            throw new UserException(file + ": is not there; give directories that iolaus tune wrote");
        }
        return Json.read(file, new TypeReference<>() {});
    }

    /** What tells the samples apart: their names, or the last names of their directories, or the directories. */
    private static List<String> names(List<Path> directories, List<RunReport<TuningReport>> reports) {
        List<String> samples =
                reports.stream().map(run -> run.provenance().sample()).toList();
        List<String> last = directories.stream()
                .map(directory ->
                        String.valueOf(directory.toAbsolutePath().normalize().getFileName()))
                .toList();
        return Stream.of(samples, last)
                .filter(names -> Set.copyOf(names).size() == names.size())
                .findFirst()
                .orElseGet(() -> directories.stream().map(Path::toString).toList());
    }

    /** An address that leads from a folder to a file, with a beginning that no protocol has. */
    private static String link(Path folder, Path file) {
        String path = folder.relativize(file.toAbsolutePath().normalize()).toString();
        try {
            return "./" + new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a path always makes an address, was " + path, e);
        }
    }
}
