package org.iolaus.correction.correct.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;

/**
 * A corrector that is a program of its own. It gets all reads, for it counts for itself: on a sample it would see another coverage. It
 * runs in a private folder and what it wrote is matched to the raw reads by name.
 */
public final class ExternalCorrector {

    private static final String LOG = "iolaus.log";
    private static final Pattern VERSION =
            Pattern.compile("(?im)(?:\\bv|\\bversion |\\bver\\. |^(?=r\\d|\\d+\\.[\\d.]+$))(r?\\d[\\w.]*)");

    private final ExternalTool tool;
    private final ExternalSettings settings;
    private final ProgramFinder finder;

    /**
     * Prepares a tool; starts nothing.
     *
     * @param tool the program
     * @param settings what it is asked to do
     * @throws UserException where the tool does not take this k, or needs a k or a genome size that is not given
     */
    public ExternalCorrector(ExternalTool tool, ExternalSettings settings) {
        this(tool, settings, ProgramFinder.ofPath());
    }

    ExternalCorrector(ExternalTool tool, ExternalSettings settings, ProgramFinder finder) {
        this.tool = tool;
        this.settings = settings;
        this.finder = finder;
        settings.k()
                .ifPresent(k -> tool.kmerLengths()
                        .orElseThrow(() -> new UserException(tool.label() + " takes no k: it chooses for itself"))
                        .check(tool.label(), k));
        if (settings.k().isEmpty()
                && tool instanceof CommandTemplate
                && tool.kmerLengths().isPresent()) {
            throw new UserException("the command of the external corrector has {k}, but no k is given");
        }
        if (tool.needsGenomeSize() && settings.genomeSize().isEmpty()) {
            throw new UserException(tool.label()
                    + " needs the size of the genome, which cannot be estimated from these reads: leave it out");
        }
    }

    /**
     * The tool, as the user calls it.
     *
     * @return for example {@code lighter}
     */
    public String label() {
        return tool.label();
    }

    /**
     * The k-mer length it is given.
     *
     * @return empty for the tool's own choice
     */
    public OptionalInt k() {
        return settings.k();
    }

    /**
     * Whether the tool takes another k.
     *
     * @param k a k-mer length
     * @return false where it takes no k at all
     */
    public boolean accepts(int k) {
        return tool.kmerLengths().map(lengths -> lengths.accepts(k)).orElse(false);
    }

    /**
     * Tool and parameter in one.
     *
     * @return for example {@code lighter k=19}
     */
    public String name() {
        return label() + (k().isPresent() ? " k=" + k().getAsInt() : "");
    }

    /**
     * Looks for a tool's programs, before any work.
     *
     * @param tool the tool
     * @throws UserException where one is missing; the message says how to get it
     */
    public static void requireInstalled(ExternalTool tool) {
        requireInstalled(tool, ProgramFinder.ofPath());
    }

    static void requireInstalled(ExternalTool tool, ProgramFinder finder) {
        // The names of programs depend neither on the files nor on the numbers.
        ExternalSettings settings = new ExternalSettings(
                OptionalInt.of(21), 1, OptionalLong.of(1_000_000), ExternalSettings.LEAST_MEMORY, false);
        ToolCall call = new ToolCall(Path.of("/"), List.of("reads_1.fastq", "reads_2.fastq"), 100, settings);
        tool.steps(call).forEach(step -> ToolProcess.locate(tool, finder, step.program()));
    }

    /**
     * The tool's version, for the record; what cannot be found out is not worth failing for.
     *
     * @param folder a private folder to work in
     * @return for example {@code 1.1.2}, or empty where the tool does not tell
     */
    public Optional<String> version(Path folder) {
        Path scratch = makeFolder(folder.toAbsolutePath());
        Path log = scratch.resolve(LOG);
        try {
            tool.versionStep().ifPresent(step -> new ToolProcess(tool, finder, scratch, log).run(step, 1));
        } catch (UserException unwilling) {
            // Some answer and end with a status of failure all the same.
        }
        try {
            return Files.exists(log) ? versionIn(Files.readString(log, StandardCharsets.ISO_8859_1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            deleteTree(scratch);
        }
    }

    /** The first thing in a text that looks like a version: {@code v1.1.2}, {@code Version 0.10.15}, {@code ver. 1.2}, {@code r181}, a line {@code 1.1.1}. */
    static Optional<String> versionIn(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Runs the tool over all reads.
     *
     * @param reads the reads, in a private folder that also takes the tool's files
     * @return the corrected reads on disk
     * @throws UserException where the tool is missing, fails, is interrupted, or writes what cannot be matched to the reads
     */
    public ExternalCorrection run(ExternalReads reads) {
        requireInstalled(tool, finder);
        ExternalReads.Prepared prepared = reads.prepared(tool.splitsMates());
        if (prepared.reads() == 0) {
            return new ExternalCorrection(name(), prepared, List.of(), settings.allowTrim());
        }
        Path folder = makeFolder(reads.folder());
        try {
            ToolCall call = new ToolCall(folder, link(prepared, folder), prepared.longestRead(), settings);
            ToolProcess process = new ToolProcess(tool, finder, folder, folder.resolve(LOG));
            tool.steps(call).forEach(step -> process.run(step, settings.threads()));
            return new ExternalCorrection(name(), prepared, collect(call, prepared), settings.allowTrim());
        } finally {
            deleteTree(folder);
        }
    }

    private Path makeFolder(Path parent) {
        try {
            // Only the user may enter it.
            return Files.createTempDirectory(parent, tool.label() + "-");
        } catch (IOException e) {
            throw new UserException(
                    "cannot make a folder for " + tool.label() + " in " + parent + ": " + e.getMessage(), e);
        }
    }

    /** The input files under their names inside the folder: tools write beside their input and name their output after it. */
    private List<String> link(ExternalReads.Prepared prepared, Path folder) {
        List<String> names = new ArrayList<>();
        for (Path file : prepared.files()) {
            String fileName = file.getFileName().toString();
            try {
                Files.createSymbolicLink(folder.resolve(fileName), file);
            } catch (IOException | UnsupportedOperationException e) {
                throw new UserException("cannot link " + file + " into " + folder + ": " + e.getMessage(), e);
            }
            names.add(fileName);
        }
        return names;
    }

    private List<Path> collect(ToolCall call, ExternalReads.Prepared prepared) {
        ToolOutput output = new ToolOutput(tool.label(), prepared);
        List<String> patterns = tool.outputs(call);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            Path target = call.folder().resolveSibling(call.folder().getFileName() + "." + (i + 1) + ".fastq");
            output.take(call.folder(), patterns.get(i), target);
            files.add(target);
        }
        return files;
    }

    /** As far as it goes: a program that was killed may still be writing, and the caller deletes the folder around this one. */
    private static void deleteTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftToTheCaller) {
            // See above.
        }
    }
}
