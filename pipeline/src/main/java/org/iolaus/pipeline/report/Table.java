package org.iolaus.pipeline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tab-separated tables: a record is a row, its components are the columns, their names in lower snake case the header. A missing value
 * is {@code NA}. Numbers look the same in every locale.
 *
 * @param <R> the row
 */
public final class Table<R extends Record> {

    private final Class<R> rowType;

    /**
     * Makes a table.
     *
     * @param rowType the row; a public record
     */
    public Table(Class<R> rowType) {
        this.rowType = rowType;
    }

    /**
     * Writes the header and the rows.
     *
     * @param rows the rows, in order
     * @param out where to; it is not closed
     * @throws IOException where writing fails
     */
    public void write(List<R> rows, OutputStream out) throws IOException {
        out.write(text(rows).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * The header and the rows as one text.
     *
     * @param rows the rows, in order
     * @return lines that each end in a line feed
     */
    public String text(List<R> rows) {
        RecordComponent[] columns = rowType.getRecordComponents();
        StringBuilder text = new StringBuilder();
        text.append(
                Arrays.stream(columns).map(c -> snakeCase(c.getName())).collect(Collectors.joining("\t", "", "\n")));
        for (R row : rows) {
            text.append(Arrays.stream(columns).map(c -> cell(row, c)).collect(Collectors.joining("\t", "", "\n")));
        }
        return text.toString();
    }

    private static String cell(Record row, RecordComponent column) {
        try {
            return format(column.getAccessor().invoke(row));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a row must be a public record, was " + row.getClass(), e);
        }
    }

    private static String format(@Nullable Object value) {
        if (value == null || (value instanceof Double number && number.isNaN())) {
            return "NA";
        }
        if (value instanceof Double d) {
            return String.format(Locale.ROOT, "%.6f", d);
        }
        return value.toString().replaceAll("[\\t\\r\\n]+", " ");
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
