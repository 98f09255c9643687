package org.iolaus.pipeline.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/** Records as JSON: components in their order, names in lower snake case, a missing value as null. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private Json() {}

    /**
     * Writes a record and a line feed.
     *
     * @param content the record
     * @param out where to; it is not closed
     * @throws IOException where writing fails
     */
    public static void write(Record content, OutputStream out) throws IOException {
        MAPPER.writeValue(out, content);
        out.write('\n');
        out.flush();
    }
}
