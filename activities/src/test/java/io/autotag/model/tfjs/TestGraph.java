package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** Writes small TensorFlow.js graph models, node by node. */
final class TestGraph implements TestModel {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode model = JSON.objectNode().put("format", "graph-model");
    private final ArrayNode nodes = model.putObject("modelTopology").putArray("node");
    private final ArrayNode groups = model.putArray("weightsManifest");
    private final ObjectNode group = groups.addObject();
    private final ArrayNode paths = group.putArray("paths").add("weights.bin");
    private final ArrayNode weights = group.putArray("weights");
    private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
    private ObjectNode attributes = JSON.objectNode();

    TestGraph input(String name, long... shape) {
        return input(name, "DT_FLOAT", shape);
    }

    TestGraph input(String name, String type, long... shape) {
        node("Placeholder", name).type("dtype", type);
        ArrayNode lengths = attributes.putObject("shape").putObject("shape").putArray("dim");
        Arrays.stream(shape).forEach(length -> lengths.addObject().put("size", Long.toString(length)));
        return this;
    }

    TestGraph floats(String name, float[] numbers, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return weight(name, "float32", bytes.array(), shape);
    }

    TestGraph number(String name, float number) {
        return floats(name, new float[] {number});
    }

    TestGraph integers(String name, int[] numbers, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(bytes::putInt);
        return weight(name, "int32", bytes.array(), shape);
    }

    TestGraph list(String name, int... numbers) {
        return integers(name, numbers, numbers.length);
    }

    TestGraph integer(String name, int number) {
        return integers(name, new int[] {number});
    }

    /** A weight in a stored form; its shape is that of a list. */
    TestGraph quantised(String name, String type, String storedType, double scale, double minimum, byte[] bytes) {
        int length = bytes.length / (storedType.equals("uint8") ? 1 : 2);
        weight(name, type, bytes, length);
        ObjectNode quantisation = ((ObjectNode) weights.get(weights.size() - 1)).putObject("quantization");
        quantisation.put("dtype", storedType).put("scale", scale).put("min", minimum);
        return this;
    }

    TestGraph node(String operation, String name, String... inputs) {
        ObjectNode node = nodes.addObject().put("op", operation).put("name", name);
        ArrayNode list = node.putArray("input");
        Arrays.stream(inputs).forEach(list::add);
        attributes = node.putObject("attr");
        return this;
    }

    TestGraph ints(String attribute, long... numbers) {
        ArrayNode list = attributes.putObject(attribute).putObject("list").putArray("i");
        Arrays.stream(numbers).forEach(number -> list.add(Long.toString(number)));
        return this;
    }

    TestGraph integerOf(String attribute, long number) {
        attributes.putObject(attribute).put("i", Long.toString(number));
        return this;
    }

    TestGraph flag(String attribute) {
        attributes.putObject(attribute).put("b", true);
        return this;
    }

    TestGraph numberOf(String attribute, float number) {
        attributes.putObject(attribute).put("f", number);
        return this;
    }

    TestGraph type(String attribute, String type) {
        attributes.putObject(attribute).put("type", type);
        return this;
    }

    TestGraph text(String attribute, String text) {
        attributes.putObject(attribute).put("s", base64(text));
        return this;
    }

    TestGraph fused(String... names) {
        ArrayNode list = attributes.putObject("fused_ops").putObject("list").putArray("s");
        Arrays.stream(names).forEach(name -> list.add(base64(name)));
        return this;
    }

    /** An output of the signature, under a name of its own. */
    TestGraph output(String name, String source) {
        model.withObject("/signature/outputs").putObject(name).put("name", source);
        return this;
    }

    /** The JSON as it stands, to be spoilt. */
    ObjectNode json() {
        return model;
    }

    /** The weight manifest's paths, to be spoilt. */
    ArrayNode paths() {
        return paths;
    }

    byte[] stored() {
        return stored.toByteArray();
    }

    @Override
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("weights.bin"), stored());
            return Files.write(folder.resolve("model.json"), new ObjectMapper().writeValueAsBytes(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long[] one(long height, long width) {
        return new long[] {1, height, width, 1};
    }

    private TestGraph weight(String name, String type, byte[] bytes, long... shape) {
        node("Const", name);
        ObjectNode weight = weights.addObject().put("name", name).put("dtype", type);
        ArrayNode lengths = weight.putArray("shape");
        Arrays.stream(shape).forEach(lengths::add);
        stored.writeBytes(bytes);
        return this;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
