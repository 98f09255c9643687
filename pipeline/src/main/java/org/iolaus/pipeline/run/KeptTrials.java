package org.iolaus.pipeline.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iolaus.correction.tune.RecordedTrial;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.report.Provenance;

/**
 * The finished trials of a run of {@code tune}, in a hidden folder of its results, so that a run that was broken off can be gone on with.
 * Beside them lies a text with the checksums of the reads and all settings that a trial depends on: trials of other reads or settings are
 * refused. The folder goes when the run is complete.
 */
public final class KeptTrials {

    /** What the folder is called. */
    public static final String FOLDER = ".iolaus-trials";

    private static final String SETTINGS = "run.txt";
    private static final String ENDING = ".trial";

    private final Path folder;
    private final String settings;
    private final List<TrialFile> known;
    private int number;

    private KeptTrials(Path folder, String settings, List<TrialFile> known) {
        this.folder = folder;
        this.settings = settings;
        this.known = known;
        this.number = known.size();
    }

    /**
     * Whether there is something to go on with.
     *
     * @param directory the results of a run
     * @return true where a run was broken off there after its first trial
     */
    public static boolean areIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FOLDER).resolve(SETTINGS));
    }

    /**
     * Whether a run was broken off before its first trial.
     *
     * @param directory where results go
     * @return true for a directory with nothing in it but unfinished files
     */
    public static boolean mayBegin(Path directory) {
        try {
            return Files.isDirectory(directory)
                    && files(directory).stream().allMatch(file -> isUnfinished(file) || file.endsWith(FOLDER));
        } catch (IOException e) {
            throw new UserException(directory + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads what is kept, or deletes it.
     *
     * @param directory where the run's results go
     * @param run what the trials depend on
     * @param goOn whether to go on with a run that was broken off; else one that is there is forgotten
     * @throws UserException where what is kept belongs to other reads or settings, or is damaged
     */
    static KeptTrials open(OutputDirectory directory, Run run, boolean goOn) {
        Path folder = directory.resolve(FOLDER);
        String settings = run.text();
        try {
            if (!goOn) {
                delete(folder);
                return new KeptTrials(folder, settings, List.of());
            }
            requireSame(directory, folder.resolve(SETTINGS), settings);
            for (Path file : files(directory.resolve(""))) {
                if (isUnfinished(file)) {
                    Files.delete(file);
                }
            }
            List<TrialFile> trials = new ArrayList<>();
            for (Path file : files(folder)) {
                if (file.toString().endsWith(ENDING)) {
                    trials.add(TrialFile.read(file));
                }
            }
            return new KeptTrials(folder, settings, trials);
        } catch (IOException e) {
            throw new UserException(folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * What trials depend on.
     *
     * @param settings what is tuned and how
     * @param provenance the program's version and the checksums of the reads
     */
    record Run(TuningRun.Settings settings, Provenance provenance) {

        /** A line for each setting, in words that a user can compare. */
        String text() {
            List<String> lines = new ArrayList<>();
            lines.add("iolaus " + provenance.version());
            provenance.inputs().forEach(input -> lines.add("reads with the checksum " + input.sha256()));
            lines.add("qualities " + settings.input().qualities()
                    + (settings.input().interleaved() ? ", interleaved" : ""));
            lines.add("-k " + settings.search().lengths() + (settings.search().open() ? " and more" : ""));
            lines.add("--search " + settings.search().order());
            lines.add("--with " + settings.tools());
            lines.add("--objective " + settings.objective());
            lines.add("--sample " + settings.sampleBases());
            lines.add("--seed " + settings.seed());
            lines.add("--allow-trim " + settings.allowTrim());
            return String.join("\n", lines).toLowerCase(Locale.ROOT) + "\n";
        }
    }

    /** The trials of the run that was broken off, in the order in which they were made. */
    List<RecordedTrial> trials() {
        return known.stream().map(TrialFile::trial).toList();
    }

    /** Keeps another one. */
    void keep(RecordedTrial trial) {
        try {
            Files.createDirectories(folder);
            folder.toFile().deleteOnExit(); // goes if the program is interrupted before there is anything in it
        } catch (IOException e) {
            throw new UserException(folder + ": cannot be made (" + e.getMessage() + ")", e);
        }
        ResultFile text = new ResultFile(folder.resolve(SETTINGS), true);
        if (!Files.exists(text.path())) {
            text.write(out -> out.write(settings.getBytes(StandardCharsets.UTF_8)));
        }
        number++;
        Path file = folder.resolve(String.format(Locale.ROOT, "%03d", number) + ENDING);
        new TrialFile(file, 0, "", trial).write(new ResultFile(file, true));
    }

    /** Forgets all trials: the run is complete. */
    void delete() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UserException(folder + ": cannot be deleted (" + e.getMessage() + ")", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        Files.deleteIfExists(folder);
    }

    /** What a run that was killed had not written to its end. */
    private static boolean isUnfinished(Path file) {
        return String.valueOf(file.getFileName()).matches("\\.iolaus-[0-9a-f]{16}\\.part");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static void requireSame(OutputDirectory directory, Path file, String settings) throws IOException {
        List<String> then = Files.readString(file).lines().toList();
        List<String> now = settings.lines().toList();
        for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
            String before = i < then.size() ? then.get(i) : "nothing more";
            String wanted = i < now.size() ? now.get(i) : "nothing more";
            if (!Objects.equals(before, wanted)) {
                throw new UserException(directory + ": the run that was broken off was made with '" + before
                        + "', this one with '" + wanted + "'; go on with the same, or begin anew with --force");
            }
        }
    }
}
