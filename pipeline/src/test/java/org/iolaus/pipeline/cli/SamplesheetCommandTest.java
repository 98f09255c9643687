package org.iolaus.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.iolaus.pipeline.run.SamplesheetColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesheetCommandTest {

    private static final List<String> COLUMNS =
            Stream.of(SamplesheetColumn.values()).map(SamplesheetColumn::label).toList();

    @TempDir
    Path folder;

    private Path sheet = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        sheet = folder.resolve("samples.csv");
        Files.writeString(folder.resolve("a_1.fq"), reads("a", "b"));
        Files.writeString(folder.resolve("a_2.fq"), reads("a", "b"));
        Files.writeString(folder.resolve("single.fq"), reads("x"));
        Files.writeString(folder.resolve("records.sam"), "@HD\tVN:1.6\nx\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIIII\n");
        Files.writeString(folder.resolve("genome.fa"), ">g\nACGT\n");
    }

    @Test
    void aRightTableIsPrintedWithAbsolutePaths() throws IOException {
        write("\uFEFFsample,fastq_1,fastq_2,bam,truth\r\np,a_1.fq, a_2.fq,,genome.fa\r\n\r\ns,,,records.sam,\r\n");
        assertThat(check()).isEqualTo(new Shell(0, """
                        sample\tfastq_1\tfastq_2\tbam\treference\ttruth
                        p\t%1$s/a_1.fq\t%1$s/a_2.fq\t\t\t%1$s/genome.fa
                        s\t\t\t%1$s/records.sam\t\t
                        """.formatted(folder).replace("\n", System.lineSeparator()), ""));
    }

    @Test
    void whatLiesElsewhereIsNotLookedAt() throws IOException {
        write("sample,fastq_1,fastq_2\nx,s3://bucket/x_1.fq.gz,s3://bucket/x_2.fq.gz\n");
        assertThat(check().out()).contains("x\ts3://bucket/x_1.fq.gz\ts3://bucket/x_2.fq.gz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample,fastq1;x,a_1.fq | line 1: there is no column 'fastq1'; the columns are sample, fastq_1, fastq_2, bam, reference, truth",
                "sample,sample,fastq_1;x,y,a_1.fq | line 1: column sample is there twice",
                "sample,fastq_1;x,a_1.fq,a_2.fq | line 2: has 3 columns where the header has 2",
                "sample,fastq_1;my sample,a_1.fq | line 2: sample must begin with a letter or digit and go on with letters, digits, _ . and -, was 'my sample'",
                "sample,fastq_1;x,a_1.txt | line 2: fastq_1 must be a FASTQ or FASTA file without blanks in its name, such as reads_R1.fastq.gz, was 'a_1.txt'",
                "sample,fastq_1;,a_1.fq | line 2: has no sample",
                "fastq_1;a_1.fq | line 2: has no sample",
                "sample,fastq_1;x,a_1.fq;y,single.fq;x,a_2.fq | line 4: sample x is there already, in line 2",
                "sample,fastq_2;x,a_2.fq | line 2: fastq_2 has no fastq_1; mates are two files",
                "sample,truth;x,genome.fa | line 2: give either fastq_1 or bam",
                "sample,fastq_1,bam;x,a_1.fq,records.sam | line 2: give either fastq_1 or bam",
                "sample,fastq_1,reference,truth;x,a_1.fq,genome.fa,genome.fa | line 2: give either reference or truth; a correction is judged by one of them",
                "sample,fastq_1;x,none.fq | line 2: fastq_1 FOLDER/none.fq is not there",
                "sample,fastq_1,fastq_2;x,a_1.fq,a_1.fq | line 2: FOLDER/a_1.fq: is given for both mates; mates 1 and 2 are two files",
                "sample,fastq_1,reference;x,a_1.fq,genome.fasta | line 2: reference FOLDER/genome.fasta is not there",
            })
    void aFaultIsOneLineThatNamesItsPlace(String table, String fault) throws IOException {
        write(table.replace(';', '\n') + "\n");
        assertThat(check())
                .isEqualTo(new Shell(
                        2,
                        "",
                        "iolaus: " + sheet + ": " + fault.replace("FOLDER", folder.toString())
                                + System.lineSeparator()));
    }

    @Test
    void pairsOutOfStepAreFound() throws IOException {
        write("sample,fastq_1,fastq_2\nx,a_1.fq,single.fq\n");
        assertThat(check().err()).startsWith("iolaus: " + sheet + ": line 2: ").contains("is no mate of a");
        assertThat(Shell.run("samplesheet", sheet, "--table-only").exit()).isZero();
        Files.writeString(folder.resolve("single.fq"), reads("a"));
        assertThat(check().exit()).isEqualTo(2);
        assertThat(check().err())
                .startsWith(
                        "iolaus: " + sheet + ": line 2: " + folder.resolve("a_1.fq") + ": record 2 (b): has no mate: ")
                .contains("single.fq")
                .hasLineCount(1);
    }

    @Test
    void aTableThatIsNoneIsOneLine() throws IOException {
        assertThat(check().err()).isEqualTo("iolaus: " + sheet + ": is not there" + System.lineSeparator());
        write("");
        assertThat(check().err())
                .startsWith("iolaus: " + sheet + ": is empty; its first line names columns of sample,");
        write("sample,fastq_1\n\n");
        assertThat(check().err()).startsWith("iolaus: " + sheet + ": has no samples;");
        Files.write(sheet, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(check().err()).startsWith("iolaus: " + sheet + ": is no text;");
    }

    @Test
    void theSchemaSaysTheSameOfEveryColumn() throws IOException {
        JsonNode items = schema().get("items");
        List<String> names = new ArrayList<>();
        items.get("properties").fieldNames().forEachRemaining(names::add);
        assertThat(names).isEqualTo(COLUMNS);
        for (SamplesheetColumn column : SamplesheetColumn.values()) {
            JsonNode property = items.get("properties").get(column.label());
            assertThat(property.path("pattern").asText()).isEqualTo(column.pattern());
            assertThat(property.path("exists").asBoolean()).isEqualTo(column.isFile());
            assertThat(property.path("format").asText().equals("file-path")).isEqualTo(column.isFile());
        }
        assertThat(schema().get("uniqueEntries")).hasToString("[\"sample\"]");
        assertThat(schema().get("minItems").asInt()).isEqualTo(1);
        assertThat(items.get("additionalProperties").isBoolean()).isTrue();
        assertThat(items.get("additionalProperties").asBoolean()).isFalse();
    }

    /** All 64 rows that have some of the columns and not the others. */
    @Test
    void theSchemaTakesTheSameColumnsTogether() throws IOException {
        JsonNode items = schema().get("items");
        List<String> values = List.of("x", "a_1.fq", "a_2.fq", "records.sam", "genome.fa", "genome.fa");
        int right = 0;
        for (int set = 0; set < 1 << COLUMNS.size(); set++) {
            Set<String> there = new TreeSet<>();
            List<String> row = new ArrayList<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                boolean given = (set >> i & 1) == 1;
                row.add(given ? values.get(i) : "");
                if (given) {
                    there.add(COLUMNS.get(i));
                }
            }
            write(String.join(",", COLUMNS) + "\n" + String.join(",", row) + "\n");
            // An empty line is no row.
            boolean accepted = set > 0 && takes(items, there);
            assertThat(check().exit()).as(there.toString()).isEqualTo(accepted ? 0 : 2);
            right += accepted ? 1 : 0;
        }
        assertThat(right).isEqualTo(9);
    }

    private static boolean takes(JsonNode items, Set<String> there) {
        boolean dependencies = true;
        for (var dependency : items.get("dependentRequired").properties()) {
            dependencies &= !there.contains(dependency.getKey()) || there.containsAll(words(dependency.getValue()));
        }
        int alternatives = 0;
        for (JsonNode alternative : items.get("oneOf")) {
            alternatives += there.containsAll(words(alternative.get("required"))) ? 1 : 0;
        }
        return dependencies
                && alternatives == 1
                && there.containsAll(words(items.get("required")))
                && !there.containsAll(words(items.get("not").get("required")));
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(Files.readString(Path.of("../workflows/assets/schema_input.json")));
    }

    private Shell check() {
        return Shell.run("samplesheet", sheet);
    }

    private void write(String table) throws IOException {
        Files.writeString(sheet, table, StandardCharsets.UTF_8);
    }

    private static String reads(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append('@').append(name).append("\nACGT\n+\nIIII\n");
        }
        return text.toString();
    }
}
