package org.iolaus.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.iolaus.pipeline.report.page.ExampleReport;
import org.junit.jupiter.api.Test;

/** The files have the fields that MultiQC's page on custom content asks for. */
class MultiqcContentTest {

    private static JsonNode file(String name) throws IOException {
        RunReport<TuningReport> run = new ExampleReport()
                .trial("spectral", 15, 0.5)
                .trial("lighter", 17, 0.4)
                .trial("spectral", 11, 0.75)
                .run();
        Map<String, MultiqcContent> files = MultiqcContent.of(run.provenance().sample(), run.result());
        assertThat(files.keySet()).allMatch(file -> file.endsWith("_mqc.json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(Objects.requireNonNull(files.get(name)), out);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void theGeneralStatisticsHaveAColumnForEachValue() throws IOException {
        JsonNode file = file("iolaus_general_mqc.json");
        assertThat(file.path("plot_type").textValue()).isEqualTo("generalstats");
        assertThat(file.has("section_name")).isFalse();
        JsonNode values = file.path("data").path("reads_R1");
        assertThat(values.path("iolaus_setting").textValue()).isEqualTo("spectral k=11");
        assertThat(values.path("iolaus_gain").doubleValue()).isEqualTo(75);
        assertThat(values.path("iolaus_changed").doubleValue()).isEqualTo(30);
        assertThat(values.path("iolaus_coverage").doubleValue()).isEqualTo(36);
        values.fieldNames()
                .forEachRemaining(name -> assertThat(file.path("pconfig"))
                        .anyMatch(column -> column.path(name).path("title").isTextual()));
    }

    @Test
    void theSettingsAreALineForEachToolInTheOrderOfK() throws IOException {
        JsonNode file = file("iolaus_settings_mqc.json");
        assertThat(file.path("plot_type").textValue()).isEqualTo("linegraph");
        assertThat(file.path("section_name").textValue()).isEqualTo("Iolaus: errors removed, by k");
        assertThat(file.path("pconfig").path("id").textValue()).isEqualTo("iolaus_settings_plot");
        assertThat(file.path("data").toString())
                .isEqualTo("{\"reads_R1 spectral\":{\"11\":75.0,\"15\":50.0},\"reads_R1 lighter\":{\"17\":40.0}}");
    }

    @Test
    void spectrumAndOutcomesAreThere() throws IOException {
        JsonNode kmers = file("iolaus_kmers_mqc.json");
        assertThat(kmers.path("pconfig").path("ylog").booleanValue()).isTrue();
        assertThat(kmers.path("data").path("reads_R1")).hasSize(60);
        JsonNode outcomes = file("iolaus_outcomes_mqc.json");
        assertThat(outcomes.path("plot_type").textValue()).isEqualTo("bargraph");
        assertThat(outcomes.path("data").path("reads_R1").toString()).isEqualTo("{\"clean\":70,\"corrected\":30}");
    }
}
