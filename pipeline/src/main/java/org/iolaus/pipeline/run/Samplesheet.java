package org.iolaus.pipeline.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.iolaus.genomics.UserException;

/**
 * A table of samples, one a line, with commas between its columns. What is wrong with it is found before any work begins: every fault
 * names the line. Names of files count from the folder of the table; a URI is left as it is.
 */
public final class Samplesheet {

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    private final Path file;
    private final List<SamplesheetColumn> columns;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Integer> linesOfSamples = new HashMap<>();

    /**
     * One line of the table.
     *
     * @param line its number, from 1
     * @param values what stands in it, without empty cells; files as absolute paths
     */
    public record Sample(int line, Map<SamplesheetColumn, String> values) {

        /** Copies the values. */
        public Sample {
            values = Map.copyOf(values);
        }

        /**
         * What stands in a column.
         *
         * @param column which
         * @return empty where the cell is empty or the column is missing
         */
        public Optional<String> value(SamplesheetColumn column) {
            return Optional.ofNullable(values.get(column));
        }

        /** The value of a column where it is a file of this machine. */
        Optional<Path> file(SamplesheetColumn column) {
            return value(column).filter(value -> !isUri(value)).map(Path::of);
        }
    }

    private Samplesheet(Path file, List<SamplesheetColumn> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads a table.
     *
     * @param file the table
     * @return its samples, in order
     * @throws UserException where the table cannot be read or breaks a rule of {@code schema_input.json}, files that are missing included
     */
    public static List<Sample> read(Path file) {
        List<String> lines = lines(file);
        Samplesheet sheet = new Samplesheet(file, header(file, lines));
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                sheet.add(i + 1, lines.get(i));
            }
        }
        if (sheet.samples.isEmpty()) {
            throw new UserException(file + ": has no samples; give one line to each below the header");
        }
        return List.copyOf(sheet.samples);
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (!lines.isEmpty()) {
                // Excel begins its CSV files with a mark of the byte order.
                lines.set(0, lines.get(0).replaceFirst("^\uFEFF", ""));
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new UserException(file + ": is no text; write the table as CSV in UTF-8", e);
        } catch (IOException e) {
            throw new UserException(
                    file + ": " + (Files.exists(file) ? "cannot be read (" + e.getMessage() + ")" : "is not there"), e);
        }
    }

    private static List<SamplesheetColumn> header(Path file, List<String> lines) {
        if (lines.isEmpty()) {
            throw new UserException(file + ": is empty; its first line names columns of " + SamplesheetColumn.labels());
        }
        List<SamplesheetColumn> columns = new ArrayList<>();
        for (String label : cells(lines.get(0))) {
            SamplesheetColumn column = SamplesheetColumn.labelled(label)
                    .orElseThrow(() -> fault(
                            file,
                            1,
                            "there is no column '" + label + "'; the columns are " + SamplesheetColumn.labels()));
            if (columns.contains(column)) {
                throw fault(file, 1, "column " + label + " is there twice");
            }
            columns.add(column);
        }
        return columns;
    }

    private void add(int line, String text) {
        List<String> cells = cells(text);
        if (cells.size() != columns.size()) {
            throw fault(file, line, "has " + cells.size() + " columns where the header has " + columns.size());
        }
        Map<SamplesheetColumn, String> values = new EnumMap<>(SamplesheetColumn.class);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                values.put(columns.get(i), cells.get(i));
            }
        }
        for (SamplesheetColumn column : values.keySet()) {
            column.fault(values.get(column)).ifPresent(fault -> {
                throw fault(file, line, fault);
            });
        }
        requireRightColumns(line, values);
        Integer before = linesOfSamples.put(values.get(SamplesheetColumn.SAMPLE), line);
        if (before != null) {
            throw fault(
                    file,
                    line,
                    "sample " + values.get(SamplesheetColumn.SAMPLE) + " is there already, in line " + before);
        }
        values.replaceAll((column, value) -> column.isFile() ? located(line, column, value) : value);
        samples.add(new Sample(line, values));
    }

    /** Which columns may stand together. */
    private void requireRightColumns(int line, Map<SamplesheetColumn, String> values) {
        if (!values.containsKey(SamplesheetColumn.SAMPLE)) {
            throw fault(file, line, "has no sample");
        }
        if (values.containsKey(SamplesheetColumn.FASTQ_2) && !values.containsKey(SamplesheetColumn.FASTQ_1)) {
            throw fault(file, line, "fastq_2 has no fastq_1; mates are two files");
        }
        if (values.containsKey(SamplesheetColumn.FASTQ_1) == values.containsKey(SamplesheetColumn.BAM)) {
            throw fault(file, line, "give either fastq_1 or bam");
        }
        if (values.containsKey(SamplesheetColumn.REFERENCE) && values.containsKey(SamplesheetColumn.TRUTH)) {
            throw fault(file, line, "give either reference or truth; a correction is judged by one of them");
        }
    }

    private String located(int line, SamplesheetColumn column, String value) {
        if (isUri(value)) {
            return value;
        }
        Path path = file.toAbsolutePath().resolveSibling(value).normalize();
        if (!Files.isRegularFile(path)) {
            throw fault(
                    file, line, column.label() + " " + path + (Files.exists(path) ? " is no file" : " is not there"));
        }
        return path.toString();
    }

    private static boolean isUri(String value) {
        return URI.matcher(value).matches();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static UserException fault(Path file, int line, String what) {
        return new UserException(file + ": line " + line + ": " + what);
    }
}
