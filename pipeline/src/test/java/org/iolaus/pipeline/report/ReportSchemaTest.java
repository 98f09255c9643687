package org.iolaus.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published schema of {@code report.json} says what the records that are written say, no more and no less. */
class ReportSchemaTest {

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class,
            "string",
            int.class,
            "integer",
            long.class,
            "integer",
            Integer.class,
            "integer",
            Long.class,
            "integer",
            boolean.class,
            "boolean",
            double.class,
            "number",
            Double.class,
            "number");

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("src/main/distribution/share/iolaus/report.schema.json")
                        .toFile());
    }

    @Test
    void theSchemaIsThatOfTheVersionThatIsWritten() throws IOException {
        assertThat(schema().path("properties")
                        .path("schema_version")
                        .path("const")
                        .intValue())
                .isEqualTo(RunReport.SCHEMA_VERSION);
    }

    @Test
    void everyRecordIsDescribedAsItIs() throws IOException {
        JsonNode schema = schema();
        Set<String> described = new HashSet<>();
        requireSame(RunReport.class, schema, schema, described);
        for (Class<? extends Record> result :
                List.of(TuningReport.class, DeliveredReads.class, SpectrumSummary.class)) {
            requireSame(result, definition(schema, result), schema, described);
        }
        described.remove("RunReport");
        Set<String> defined = new HashSet<>();
        schema.path("$defs").fieldNames().forEachRemaining(defined::add);
        assertThat(defined).as("nothing is defined that is not written").isEqualTo(described);
    }

    private static JsonNode definition(JsonNode schema, Class<?> type) {
        JsonNode definition = schema.path("$defs").path(type.getSimpleName());
        assertThat(definition.isObject())
                .as("a definition of " + type.getSimpleName())
                .isTrue();
        return definition;
    }

    private static void requireSame(Class<?> type, JsonNode definition, JsonNode schema, Set<String> described) {
        if (!described.add(type.getSimpleName())) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name =
                    component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            names.add(name);
            JsonNode property = definition.path("properties").path(name);
            String place = type.getSimpleName() + "." + name;
            assertThat(property.path("description").asText()).as(place).isNotEmpty();
            boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    || component.getType() == double.class;
            if (!component.getGenericType().getTypeName().equals("T")
                    && !name.equals("schema_version")
                    && !place.equals("RunReport.command")) {
                requireType(component.getGenericType(), isNullable, property, schema, described, place);
            }
        }
        List<String> properties = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(properties::add);
        assertThat(properties).as(type.getSimpleName()).containsExactlyElementsOf(names);
        assertThat(definition.path("required")).extracting(JsonNode::textValue).containsExactlyElementsOf(names);
        assertThat(definition.path("additionalProperties").isBoolean()
                        && !definition.path("additionalProperties").booleanValue())
                .as(type.getSimpleName())
                .isTrue();
    }

    private static void requireType(
            Type type, boolean isNullable, JsonNode property, JsonNode schema, Set<String> described, String place) {
        if (type instanceof ParameterizedType generic) {
            boolean isList = generic.getRawType() == List.class;
            assertThat(property.path("type").asText()).as(place).isEqualTo(isList ? "array" : "object");
            JsonNode inner = isList ? property.path("items") : property.path("additionalProperties");
            Type[] arguments = generic.getActualTypeArguments();
            Type content = arguments[arguments.length - 1];
            requireType(content, content == Double.class, inner, schema, described, place + "[]");
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            JsonNode reference = isNullable ? property.path("anyOf").path(0) : property;
            assertThat(reference.path("$ref").asText()).as(place).isEqualTo("#/$defs/" + plain.getSimpleName());
            requireSame(plain, definition(schema, plain), schema, described);
        } else {
            List<String> types = new ArrayList<>();
            property.path("type").forEach(one -> types.add(one.textValue()));
            if (property.path("type").isTextual()) {
                types.add(property.path("type").textValue());
            }
            assertThat(types).as(place).contains(TYPES.get(type)).hasSize(isNullable ? 2 : 1);
            assertThat(types.contains("null")).as(place).isEqualTo(isNullable);
        }
    }
}
