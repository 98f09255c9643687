package org.iolaus.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a safetensors file, by the rules of the format. */
class SafeTensorsTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("x.safetensors");
    }

    @Test
    void writesWhatTheFormatSays() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", new Tensor(new long[] {2, 1}, new float[] {1.5f, -2}));
        tensors.put("a", new Tensor(new long[] {}, new float[] {3}));
        SafeTensors.write(file, new SafeTensors.Content(tensors, Map.of("format", "pt")));

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        assertThat(length % 8).isZero();
        byte[] header = new byte[length];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}");
        assertThat(bytes.getFloat()).isEqualTo(1.5f);
        assertThat(bytes.getFloat()).isEqualTo(-2f);
        assertThat(bytes.getFloat()).isEqualTo(3f);
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        float[] values = {Float.MIN_VALUE, Float.MAX_VALUE, -0f, Float.NaN, 0.1f, Float.NEGATIVE_INFINITY};
        SafeTensors.write(
                file,
                new SafeTensors.Content(
                        Map.of(
                                "x",
                                new Tensor(new long[] {2, 3}, values),
                                "none",
                                new Tensor(new long[] {0}, new float[0])),
                        Map.of("a", "b")));
        SafeTensors.Content content = SafeTensors.read(file);
        assertThat(content.tensors()).hasEntrySatisfying("x", tensor -> {
            assertThat(tensor.values()).isEqualTo(values);
            assertThat(tensor.shape()).containsExactly(2, 3);
        });
        assertThat(content.tensors())
                .hasEntrySatisfying(
                        "none", tensor -> assertThat(tensor.values()).isEmpty());
        assertThat(content.metadata()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void refusesWhatBreaksTheRules() throws IOException {
        assertRefused("", 0, "the length of its header is not right");
        assertRefused("[1, 2]", 0, "its header is not a JSON object");
        assertRefused("{\"a\":", 0, "its header is not JSON");
        assertRefused(entry("F16", "[1]", 0, 4), 4, "tensor a has type F16; only F32 is read");
        assertRefused(entry("F32", "[-1]", 0, 4), 4, "tensor a has a shape that is not right");
        assertRefused(entry("F32", "[2147483647,2147483647]", 0, 4), 4, "tensor a has a shape that is not right");
        assertRefused(entry("F32", "[2]", 0, 4), 4, "tensor a lies where it does not fit");
        assertRefused(entry("F32", "[2]", 0, 8), 4, "tensor a lies where it does not fit");
        assertRefused(entry("F32", "[1]", 4, 8), 8, "its tensors overlap or leave gaps");
        assertRefused(entry("F32", "[1]", 0, 4), 8, "its tensors overlap or leave gaps");
    }

    private static String entry(String type, String shape, int from, int to) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + from + "," + to
                + "]}}";
    }

    private void assertRefused(String header, int data, String reason) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        Files.write(file, bytes.array());
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessage(file + ": is not a safetensors file: " + reason);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> SafeTensors.read(file))
                .withMessageStartingWith(file + ": cannot be read");
    }
}
