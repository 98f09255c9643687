package org.iolaus.pipeline.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSink;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.read.WritingProgram;

/**
 * What a run would do, told without doing it: what is read and written, what is tried, and roughly what it takes. The estimates are
 * straight lines through runs on 1.2 to 17 million bases of a genome of 0.6 million and on 46 to 278 million bases of one of 4.6 million,
 * and are right within a factor of two there, external tools left out.
 */
public final class RunPlan {

    /** So many fragments are read to learn how many bytes a base takes. */
    private static final int PROBED_FRAGMENTS = 2000;

    private static final double START_SECONDS = 5;

    /** To learn the model, and to judge all candidates. */
    private static final double LEARNING_SECONDS = 25;

    private static final double SECONDS_PER_SAMPLED_MEGABASE = 0.5;
    private static final double SECONDS_PER_MEGABASE = 0.08;

    /** Passes over all reads beside those of the candidates: reading, counting for the spectrum, correcting. */
    private static final int OTHER_PASSES = 3;

    /** What counting k-mers of all lengths of the language model and the posterior corrector takes, in passes that count one. */
    private static final int COUNTING_PASSES = 2;

    private static final double MEGA = 1e6;
    private static final double MEGABYTES_AT_START = 230;
    private static final double LEARNING_MEGABYTES = 150;

    /** What the tables of k-mers take: those of one corrector, and the language model's beside them. */
    private static final double MEGABYTES_PER_MEGABASE = 2.5;

    private static final double LEARNING_MEGABYTES_PER_MEGABASE = 2;

    private final List<String> lines = new ArrayList<>();
    private final double megabases;

    private RunPlan(ReadInput input) {
        List<Path> files = InputFiles.of(input);
        this.megabases = bases(input, files) / MEGA;
        lines.add("reads " + files.stream().map(RunPlan::described).collect(Collectors.joining(" and "))
                + (megabases > 0 ? String.format(Locale.ROOT, ", about %.3g million bases", megabases) : ""));
    }

    /**
     * The plan of {@code tune}.
     *
     * @param settings what is tuned and how
     * @param directory where to
     * @return one line each
     * @throws UserException where the reads' beginning cannot be read or a tool is missing
     */
    public static List<String> of(TuningRun.Settings settings, OutputDirectory directory) {
        settings.tools().keySet().forEach(ExternalCorrector::requireInstalled);
        RunPlan plan = new RunPlan(settings.input());
        plan.writes(settings.input(), directory, settings.delivery(), "trials.tsv", "report.json", "report.html");
        KmerSearch search = settings.search();
        boolean counted = search.open() && search.order() == KmerSearch.Order.ADAPTIVE;
        int passes = counted ? COUNTING_PASSES : search.lengths().size();
        String tools = settings.tools().entrySet().stream()
                .map(tool -> ", " + tool.getKey().label()
                        + (tool.getValue().isEmpty() ? "" : " with k = " + joined(tool.getValue())))
                .collect(Collectors.joining());
        plan.lines.add("tries none, " + PosteriorCorrector.NAME + ", " + SpectralCorrector.NAME + " with "
                + (counted ? "the values of k that are counted anyway" : "k = " + joined(search.lengths()))
                + (search.open() ? " and perhaps a few more" : "") + ", "
                + ConsensusCorrector.NAME + tools);
        double sample = Math.min(plan.megabases, settings.sampleBases() / MEGA);
        plan.takes(passes, sample, settings.threads(), settings.maxMemory());
        return plan.lines;
    }

    /**
     * The plan of {@code correct}.
     *
     * @param settings what is corrected and how
     * @param directory where to
     * @return one line each
     * @throws UserException where the reads' beginning cannot be read or the tool is missing
     */
    public static List<String> of(CorrectionRun.Settings settings, OutputDirectory directory) {
        if (settings.method() instanceof CorrectionMethod.External external) {
            ExternalCorrector.requireInstalled(external.tool());
        }
        RunPlan plan = new RunPlan(settings.input());
        plan.writes(settings.input(), directory, settings.delivery(), "report.json", "report.html");
        plan.takes(1, 0, settings.threads(), settings.maxMemory());
        return plan.lines;
    }

    /**
     * The plan of {@code train}.
     *
     * @param settings what is trained, and on what
     * @param directory where the model is kept
     * @return one line each
     * @throws UserException where the reads' beginning cannot be read
     */
    public static List<String> of(ModelTrainingRun.Settings settings, OutputDirectory directory) {
        RunPlan plan = new RunPlan(settings.reads());
        plan.lines.add("trains on " + settings.device() + " and keeps the model in " + directory);
        return plan.lines;
    }

    /**
     * The plan of {@code spectrum}.
     *
     * @param settings what is counted
     * @param directory where to
     * @return one line each
     * @throws UserException where the reads' beginning cannot be read
     */
    public static List<String> of(SpectrumRun.Settings settings, OutputDirectory directory) {
        RunPlan plan = new RunPlan(settings.input());
        plan.lines.add("writes " + directory.resolve("histogram.tsv") + ", " + directory.resolve("report.json") + ", "
                + directory.resolve("report.html"));
        return plan.lines;
    }

    private void writes(ReadInput input, OutputDirectory directory, DeliverySettings delivery, String... others) {
        List<Path> reads = InputFiles.corrected(input, directory);
        EditList.requirePossible(
                delivery,
                Stream.concat(InputFiles.of(input).stream(), reads.stream()).toList());
        String edits = delivery.edits().map(file -> ", " + file).orElse("");
        if (directory.isStandardOutput()) {
            lines.add("writes the reads to " + directory + edits);
            return;
        }
        lines.add("writes "
                + Stream.concat(reads.stream(), Stream.of(others).map(directory::resolve))
                        .map(Path::toString)
                        .collect(Collectors.joining(", "))
                + edits);
    }

    private void takes(int passes, double sampledMegabases, int threads, long maxMemory) {
        if (megabases == 0) {
            return;
        }
        boolean learns = sampledMegabases > 0;
        double seconds = START_SECONDS
                + (learns ? LEARNING_SECONDS : 0)
                + SECONDS_PER_SAMPLED_MEGABASE * sampledMegabases
                + SECONDS_PER_MEGABASE * megabases * (passes + OTHER_PASSES);
        double megabytes = MEGABYTES_AT_START + MEGABYTES_PER_MEGABASE * megabases;
        if (learns) {
            megabytes += LEARNING_MEGABYTES + LEARNING_MEGABYTES_PER_MEGABASE * megabases;
        }
        lines.add(String.format(
                Locale.ROOT,
                "takes roughly %s with %d %s, %.0f MB of memory of the %.0f MB allowed%s",
                time(seconds / threads),
                threads,
                threads == 1 ? "thread" : "threads",
                Math.min(megabytes, maxMemory / MEGA),
                maxMemory / MEGA,
                megabytes > maxMemory / MEGA ? " and more on disk" : ""));
    }

    private static String time(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    private static String joined(List<Integer> lengths) {
        return lengths.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String described(Path file) {
        return file + String.format(Locale.ROOT, " (%.3g MB)", size(file) / MEGA);
    }

    private static long size(Path file) {
        try {
            return Files.size(ReadFiles.onDisk(file));
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The bytes of all files by the bytes that a base of the first fragments takes, written as they were read. */
    private static double bases(ReadInput input, List<Path> files) {
        long probed = 0;
        Counting counting = new Counting();
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, new WritingProgram("", ""), 1, counting)) {
            int fragments = 0;
            for (ReadPair pair = source.next(); pair != null && fragments < PROBED_FRAGMENTS; pair = source.next()) {
                sink.write(pair);
                probed += pair.length();
                fragments++;
            }
            sink.commit();
        }
        double bytes = files.stream().mapToLong(RunPlan::size).sum();
        return probed == 0 ? 0 : bytes * probed / counting.bytes;
    }

    /** Counts what is written and keeps nothing. */
    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
