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
import java.util.function.Function;
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
        Function<Path, String> names = names(directories);
        List<IndexPage.Entry> entries = directories.stream()
                .map(directory -> new IndexPage.Entry(
                        names.apply(directory), link(folder, directory.resolve("report.html")), report(directory)))
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

    /** Samples are told apart by their directories, for the files of reads often have the same names: by the last name, where that does. */
    private static Function<Path, String> names(List<Path> directories) {
        Function<Path, String> last = directory ->
                String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        boolean distinct = directories.stream().map(last).distinct().count() == directories.size();
        return distinct ? last : Path::toString;
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
