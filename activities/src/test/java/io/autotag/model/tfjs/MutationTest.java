package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was tampered with is imported or refused with a sentence; nothing else may come out. */
class MutationTest {

    private static final int TRIES = 900;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    private Path folder;

    private final Random random = new Random(20_260_101);
    private final List<String> operations =
            List.copyOf(OperationTable.standard().names());

    @Test
    void tamperedGraphsAreImportedOrRefused() throws IOException {
        JsonNode sound = MAPPER.readTree(graph().write(folder).toFile());
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            refused += isRefused(tampered(sound)) ? 1 : 0;
        }
        assertThat(refused).isBetween(TRIES / 4, TRIES - 1);
    }

    @Test
    void tamperedLayersAreImportedOrRefused() throws IOException {
        JsonNode sound = MAPPER.readTree(layers().write(folder).toFile());
        int refused = 0;
        for (int i = 0; i < TRIES / 3; i++) {
            refused += isRefused(tampered(sound)) ? 1 : 0;
        }
        assertThat(refused).isBetween(TRIES / 12, TRIES / 3 - 1);
    }

    private boolean isRefused(JsonNode model) throws IOException {
        Path json = Files.write(folder.resolve("model.json"), MAPPER.writeValueAsBytes(model));
        try {
            TfjsImporter.importModel(json, folder.resolve("model.onnx"));
            return false;
        } catch (ImportException e) {
            return true;
        } catch (RuntimeException e) {
            return fail("came out of " + model, e);
        }
    }

    private JsonNode tampered(JsonNode sound) {
        JsonNode model = sound.deepCopy();
        for (int change = random.nextInt(2); change >= 0; change--) {
            List<Runnable> changes = new ArrayList<>();
            collect(model, changes);
            changes.get(random.nextInt(changes.size())).run();
        }
        JsonNode nodes = model.path("modelTopology").path("node");
        if (nodes.size() > 0 && random.nextBoolean()) {
            JsonNode node = nodes.path(random.nextInt(nodes.size()));
            if (node instanceof ObjectNode object) {
                object.put("op", operations.get(random.nextInt(operations.size())));
            }
        }
        return model;
    }

    /** One change for each place in the tree. */
    private void collect(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                changes.add(() -> object.set(entry.getKey(), other(entry.getValue())));
                collect(entry.getValue(), changes);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                changes.add(() -> array.set(place, other(array.get(place))));
                collect(array.get(i), changes);
            }
        }
    }

    private JsonNode other(JsonNode value) {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.numberNode(-1);
            case 1 -> JSON.numberNode(Long.MAX_VALUE);
            case 2 -> JSON.textNode("");
            case 3 -> JSON.nullNode();
            case 4 -> JSON.numberNode(random.nextInt(5));
            case 5 -> JSON.textNode(Integer.toString(random.nextInt(5)));
            case 6 -> JSON.arrayNode().add(value.deepCopy()).add(value.deepCopy());
            default -> JSON.objectNode();
        };
    }

    private static TestGraph graph() {
        return new TestGraph()
                .input("x", 1, 4, 4, 2)
                .floats("w", TestNumbers.wave(36), 3, 3, 2, 2)
                .number("three", 3)
                .number("sixth", 1 / 6f)
                .integers("pads", new int[] {0, 0, 1, 1, 0, 0, 0, 0}, 4, 2)
                .list("begin", 0, 0, 1, 0)
                .list("end", 1, 3, 4, 2)
                .list("step", 1, 1, 1, 1)
                .list("size", 2, 2)
                .list("flat", 1, -1)
                .integer("axis", 3)
                .node("Conv2D", "conv", "x", "w")
                .ints("strides", TestGraph.one(1, 1))
                .text("padding", "SAME")
                .node("Add", "shifted", "conv", "three")
                .node("Relu6", "relu", "shifted")
                .node("Mul", "gate", "relu", "sixth")
                .node("Pad", "padded", "gate", "pads")
                .node("StridedSlice", "cut", "padded", "begin", "end", "step")
                .integerOf("shrink_axis_mask", 0)
                .node("ConcatV2", "joined", "cut", "cut", "axis")
                .node("ResizeBilinear", "small", "joined", "size")
                .node("Split", "parts", "axis", "small")
                .integerOf("num_split", 2)
                .node("Pack", "stack", "parts", "parts:1")
                .integerOf("axis", 1)
                .node("Reshape", "row", "stack", "flat")
                .node("TopKV2", "top", "row", "axis")
                .node("Softmax", "y", "top")
                .output("y", "y");
    }

    private static TestLayers layers() {
        return TestLayers.network()
                .floats("c/kernel", TestNumbers.wave(18), 3, 3, 1, 2)
                .floats("d/kernel", TestNumbers.wave(8), 8, 1)
                .input("x", "[null, 4, 4, 1]")
                .layer("ZeroPadding2D", "pad", "{'padding': [[1, 1], [1, 1]]}", "x")
                .layer("Conv2D", "c", "{'kernel_size': [3, 3], 'strides': [2, 2], 'activation': 'relu'}", "pad")
                .layer("ReLU", "r", "{'max_value': 6, 'threshold': 0}", "c")
                .layer("Add", "a", "{}", "c", "r")
                .layer("Flatten", "f", "{}", "a")
                .layer("Dense", "d", "{'activation': 'softmax'}", "f")
                .between("x", "d");
    }
}
