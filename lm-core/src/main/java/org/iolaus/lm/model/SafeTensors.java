package org.iolaus.lm.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.PartialFile;

/**
 * Files of named tensors in the safetensors format: eight bytes with the length of a header (little-endian), the header in JSON, then
 * the values, each tensor where the header says. Only 32-bit floats ({@code F32}) are written and read. The header is filled up with
 * blanks so that the values begin at a multiple of eight bytes; nothing lies between or behind the tensors.
 */
public final class SafeTensors {

    /** The format's own bound. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";
    private static final JsonMapper MAPPER = new JsonMapper();

    private SafeTensors() {}

    /**
     * What a file holds.
     *
     * @param tensors the tensors by name
     * @param metadata free text by name
     */
    public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {}

    /**
     * Writes a file: under a temporary name, renamed once it is whole and on the disk.
     *
     * @param file the file
     * @param content what to write, in the order of the map
     * @throws IOException where the disk refuses
     */
    public static void write(Path file, Content content) throws IOException {
        try (PartialFile whole = PartialFile.of(file)) {
            try (OutputStream out = whole.stream()) {
                write(content, out);
            }
            PartialFile.deliver(List.of(whole));
        }
    }

    /** Writes the bytes of a file to a stream that stays open. */
    static void write(Content content, OutputStream out) throws IOException {
        WritableByteChannel channel = Channels.newChannel(out);
        writeFully(channel, header(content));
        for (Tensor tensor : content.tensors().values()) {
            ByteBuffer values = buffer(Math.multiplyExact(tensor.values().length, Float.BYTES));
            values.asFloatBuffer().put(tensor.values());
            writeFully(channel, values);
        }
    }

    private static ByteBuffer header(Content content) throws JsonProcessingException {
        ObjectNode header = MAPPER.createObjectNode();
        if (!content.metadata().isEmpty()) {
            ObjectNode metadata = header.putObject(METADATA);
            content.metadata().forEach(metadata::put);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey());
            tensor.put("dtype", "F32");
            ArrayNode shape = tensor.putArray("shape");
            for (long dimension : entry.getValue().shape()) {
                shape.add(dimension);
            }
            long end = offset + (long) entry.getValue().values().length * Float.BYTES;
            tensor.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = MAPPER.writeValueAsBytes(header);
        int length = (json.length + 7) / 8 * 8;
        ByteBuffer bytes = buffer(Long.BYTES + length);
        bytes.putLong(length).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its tensors and metadata, by name in alphabetical order
     * @throws UserException where it cannot be read or breaks the rules of the format
     */
    public static Content read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file, channel);
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Content read(Path file, FileChannel channel) throws IOException {
        long rest = channel.size() - Long.BYTES;
        long length = rest < 0 ? -1 : readFully(file, channel, 0, Long.BYTES).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > rest) {
            throw broken(file, "the length of its header is not right");
        }
        JsonNode header = parse(file, readFully(file, channel, Long.BYTES, (int) length));
        long begin = Long.BYTES + length;
        Map<String, Tensor> tensors = new TreeMap<>();
        Map<String, String> metadata = new TreeMap<>();
        Map<Long, Long> extents = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals(METADATA)) {
                field.getValue()
                        .properties()
                        .forEach(entry ->
                                metadata.put(entry.getKey(), entry.getValue().asText()));
            } else {
                tensors.put(field.getKey(), tensor(file, channel, begin, field.getKey(), field.getValue(), extents));
            }
        }
        checkExtents(file, extents, channel.size() - begin);
        return new Content(tensors, metadata);
    }

    private static JsonNode parse(Path file, ByteBuffer bytes) {
        try {
            JsonNode header =
                    MAPPER.readTree(StandardCharsets.UTF_8.decode(bytes).toString());
            if (header != null && header.isObject()) {
                return header;
            }
            throw broken(file, "its header is not a JSON object");
        } catch (JsonProcessingException e) {
            throw broken(file, "its header is not JSON");
        }
    }

    private static Tensor tensor(
            Path file, FileChannel channel, long begin, String name, JsonNode entry, Map<Long, Long> extents)
            throws IOException {
        if (!entry.path("dtype").asText().equals("F32")) {
            throw broken(
                    file,
                    "tensor " + name + " has type " + entry.path("dtype").asText("(none)") + "; only F32 is read");
        }
        JsonNode dimensions = entry.path("shape");
        long[] shape = new long[dimensions.size()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = dimensions.get(i).asLong(-1);
            if (shape[i] < 0 || shape[i] > Integer.MAX_VALUE || size * shape[i] > Integer.MAX_VALUE / Float.BYTES) {
                throw broken(file, "tensor " + name + " has a shape that is not right");
            }
            size *= shape[i];
        }
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to - from != size * Float.BYTES || begin + to > channel.size()) {
            throw broken(file, "tensor " + name + " lies where it does not fit");
        }
        if (size > 0) {
            extents.put(from, to);
        }
        float[] values = new float[(int) size];
        readFully(file, channel, begin + from, (int) (to - from))
                .asFloatBuffer()
                .get(values);
        return new Tensor(shape, values);
    }

    private static void checkExtents(Path file, Map<Long, Long> extents, long size) {
        long end = 0;
        for (Map.Entry<Long, Long> extent : extents.entrySet()) {
            if (extent.getKey() != end) {
                throw broken(file, "its tensors overlap or leave gaps");
            }
            end = extent.getValue();
        }
        if (end != size) {
            throw broken(file, "its tensors overlap or leave gaps");
        }
    }

    private static ByteBuffer readFully(Path file, FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = buffer(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw broken(file, "it ends too early");
            }
        }
        return bytes.flip();
    }

    private static UserException broken(Path file, String what) {
        return new UserException(file + ": is not a safetensors file: " + what);
    }
}
