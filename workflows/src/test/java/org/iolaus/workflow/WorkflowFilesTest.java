package org.iolaus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen in the files of the workflow without running it. */
class WorkflowFilesTest {

    static Stream<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("modules"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleIsOneProcessOfItsName(Path module) throws IOException {
        String text = Files.readString(module);
        String name = module.getFileName().toString().replace(".nf", "");
        assertThat(all("(?m)^process (\\w+) \\{", text)).containsExactly(name.toUpperCase(java.util.Locale.ROOT));
        assertThat(text)
                .contains("    label 'process_", "    stub:\n", "topic: versions", "task.ext.args")
                .doesNotContain("params.", "Channel.", "    shell:", "publishDir");
        assertThat(text.contains("--max-memory ${memory}m") || text.contains("-Xmx${memory}m"))
                .as("Java's memory comes from the task's")
                .isEqualTo(!name.equals("report"));
    }

    @Test
    void everyLabelHasResourcesThatGrow() throws IOException {
        String base = Files.readString(Path.of("conf/base.config"));
        for (Path module : modules().toList()) {
            List<String> labels = all("label '(\\w+)'", Files.readString(module));
            assertThat(labels).hasSize(1);
            assertThat(base).contains("withLabel: " + labels.get(0) + " {");
        }
        assertThat(all("memory = (.*)", base)).isNotEmpty().allMatch(value -> value.endsWith("* task.attempt }"));
    }

    @Test
    void theSchemaDescribesEveryParameterWithItsDefault() throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        String block = all(
                        "(?s)^params \\{(.*?)\\n\\}",
                        Files.readString(Path.of("nextflow.config"))
                                .replaceAll("(?m)^//.*", "")
                                .strip())
                .get(0);
        Pattern.compile("(?m)^ +(\\w+) = (.*)$")
                .matcher(block)
                .results()
                .forEach(match -> defaults.put(match.group(1), match.group(2).replace("'", "")));
        Map<String, String> described = new LinkedHashMap<>();
        for (JsonNode group : json("nextflow_schema.json").get("$defs")) {
            for (Map.Entry<String, JsonNode> parameter : group.get("properties").properties()) {
                assertThat(parameter.getValue().path("description").asText())
                        .as(parameter.getKey())
                        .isNotEmpty();
                assertThat(parameter.getValue().path("type").asText()).isNotEmpty();
                described.put(
                        parameter.getKey(), parameter.getValue().path("default").asText("null"));
            }
        }
        assertThat(described).isEqualTo(defaults);
    }

    @Test
    void everyParameterIsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (JsonNode group : json("nextflow_schema.json").get("$defs")) {
            group.get("properties")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(readme).contains("`--" + name + "`"));
        }
    }

    @Test
    void versionsAreThoseOfTheBuild() throws IOException {
        String parent = Files.readString(Path.of("../pom.xml"));
        String version = all("<version>([^<]+)</version>", parent).get(0);
        String nextflow = all("<nextflow.version>([^<]+)</", parent).get(0);
        assertThat(all("\n    version = '([^']+)'", Files.readString(Path.of("nextflow.config"))))
                .containsExactly(version);
        assertThat(all("nextflowVersion = '!>=([^']+)'", Files.readString(Path.of("nextflow.config"))))
                .containsExactly(nextflow);
        String docker = Files.readString(Path.of("Dockerfile"));
        assertThat(all("org.opencontainers.image.version=\"([^\"]+)\"", docker)).containsExactly(version);
        String conda = Files.readString(Path.of("conda/meta.yaml"));
        assertThat(all("\\{% set version = \"([^\"]+)\" %\\}", conda)).containsExactly(version);
        String release = all("<maven.compiler.release>(\\d+)</", parent).get(0);
        assertThat(all("openjdk-(\\d+)-", docker)).isNotEmpty().containsOnly(release);
        assertThat(all("openjdk >=(\\d+)", conda)).isNotEmpty().containsOnly(release);
    }

    @Test
    void imagesHaveVersions() throws IOException {
        assertThat(all("(?m)^FROM (\\S+)", Files.readString(Path.of("Dockerfile"))))
                .isNotEmpty()
                .allMatch(image -> image.matches("[\\w./-]+:[\\w.-]+") && !image.endsWith(":latest"));
    }

    @Test
    void theProfilesAreThere() throws IOException {
        String config = Files.readString(Path.of("nextflow.config"));
        for (String profile : List.of("test", "test_full", "slurm", "gpu", "docker", "singularity", "conda")) {
            assertThat(config).contains("\n    " + profile + " {");
        }
    }

    private static JsonNode json(String file) throws IOException {
        return Objects.requireNonNull(new ObjectMapper().readTree(Files.readString(Path.of(file))));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toList());
    }
}
