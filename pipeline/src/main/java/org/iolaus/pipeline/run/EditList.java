package org.iolaus.pipeline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.iolaus.correction.edit.Edit;
import org.iolaus.correction.edit.EditedRead;
import org.iolaus.correction.edit.WeighedEdit;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.TextOutput;
import org.jspecify.annotations.Nullable;

/**
 * The file with a row for every edit, in the order of the reads: read, mate (1 or 2; 0 of a single read), position in the raw read (from
 * 1; of an inserted base, that of the raw base behind it), raw and corrected letter ({@code -} where there is none), and the log-odds of
 * the edit in bits ({@code NA} where nothing is known of it). Without a file nothing is written.
 */
final class EditList implements AutoCloseable {

    private static final String HEADER = """
            # position: 1-based, in the raw read as it lies in the input; '-': no base (an insertion stands before its position)
            read\tmate\tposition\traw\tcorrected\tlog_odds
            """;

    private final @Nullable TextOutput file;

    private EditList(@Nullable TextOutput file) {
        this.file = file;
    }

    /**
     * Opens the file before any work.
     *
     * @param settings which file
     * @param others files that it must not be: the input and the corrected reads
     * @param threads how many pack it
     * @throws UserException where it is there already, is one of the others, or cannot be written
     */
    static EditList open(DeliverySettings settings, List<Path> others, int threads) {
        requirePossible(settings, others);
        Optional<Path> wanted = settings.edits();
        if (wanted.isEmpty()) {
            return new EditList(null);
        }
        TextOutput file = TextOutput.create(wanted.get(), threads);
        file.write(HEADER);
        return new EditList(file);
    }

    /**
     * Refuses a file that cannot be made, and makes none.
     *
     * @param settings which file
     * @param others files that it must not be: the input and the corrected reads
     * @throws UserException where it is there already, is one of the others, or cannot be written
     */
    static void requirePossible(DeliverySettings settings, List<Path> others) {
        settings.edits().ifPresent(path -> requirePossible(path, settings.overwriteEdits(), others));
    }

    private static void requirePossible(Path path, boolean force, List<Path> others) {
        if (Files.isDirectory(path)) {
            throw new UserException(path + ": is a directory; give a file for the edits");
        }
        if (others.stream().anyMatch(other -> isSame(path, other))) {
            throw new UserException(path + ": is a file of reads; give another one for the edits");
        }
        if (Files.exists(path) && !force) {
            throw new UserException(path + ": is there already; give another file for the edits, or use --force");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserException(path + ": cannot be written: there is no directory " + folder);
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw new UserException(path + ": cannot be written: " + folder + " may not be written to");
        }
    }

    private static boolean isSame(Path path, Path other) {
        try {
            return path.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || (Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether rows are wanted. */
    boolean isOpen() {
        return file != null;
    }

    /** The rows of a fragment; may be asked for by any thread. */
    static void addRows(List<EditedRead> fragment, StringBuilder rows) {
        for (int mate = 0; mate < fragment.size(); mate++) {
            EditedRead read = fragment.get(mate);
            for (WeighedEdit weighed : read.edits()) {
                Edit edit = weighed.edit();
                rows.append(read.read().name())
                        .append('\t')
                        .append(fragment.size() == 1 ? 0 : mate + 1)
                        .append('\t')
                        .append(edit.position() + 1)
                        .append('\t')
                        .append((char) edit.raw())
                        .append('\t')
                        .append((char) edit.corrected())
                        .append('\t')
                        .append(shown(weighed.logOdds()))
                        .append('\n');
            }
        }
    }

    private static String shown(double logOdds) {
        return Double.isNaN(logOdds) ? "NA" : String.format(Locale.ROOT, "%.2f", logOdds);
    }

    /** Writes rows; by one thread, in the order of the reads. */
    void write(String rows) {
        if (file != null) {
            file.write(rows);
        }
    }

    /** The file, to be committed with the reads; none where none is wanted. */
    List<TextOutput> files() {
        return file == null ? List.of() : List.of(file);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
