package org.iolaus.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs that must not differ have left. */
final class Results {

    private static final List<String> TIMES = List.of("seconds");

    private Results() {}

    /**
     * The checksums of the corrected reads and of every table below a folder, the columns that tell times left out.
     *
     * @param folder results
     * @return by name of the file, from the folder
     */
    static Map<String, String> checksums(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(\\.corrected\\..*|\\.tsv)"))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(), Results::checksum, (a, b) -> a, TreeMap::new));
        }
    }

    private static String checksum(Path file) {
        try {
            byte[] bytes = file.toString().endsWith(".tsv")
                    ? withoutTimes(Files.readString(file)).getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(file);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String withoutTimes(String table) {
        List<String[]> rows = table.lines().map(line -> line.split("\t", -1)).toList();
        return rows.stream()
                .map(row -> java.util.stream.IntStream.range(0, row.length)
                        .filter(i -> !TIMES.contains(rows.get(0)[i]))
                        .mapToObj(i -> row[i])
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /** The content of a folder that one folder of the results is to have. */
    static Map<String, String> of(Path folder, String... names) throws IOException {
        Map<String, String> all = checksums(folder);
        all.keySet().retainAll(Arrays.asList(names));
        return all;
    }
}
