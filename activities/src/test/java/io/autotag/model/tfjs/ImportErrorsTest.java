package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a model, its reader gets one sentence, and no file appears. */
class ImportErrorsTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoilt(
                        "The model uses operations that cannot be imported: loops or branches (Enter, Merge, TensorListStack),"
                                + " NonMaxSuppressionV5, Where.",
                        graph -> graph.node("Where", "a", "y")
                                .node("NonMaxSuppressionV5", "b", "a")
                                .node("Enter", "c", "b")
                                .node("Merge", "d", "c", "e")
                                .node("TensorListStack", "e", "d")
                                .output("y", "e")),
                spoilt("The model's graph runs in a circle through \"b\".", graph -> graph.node("Neg", "a", "b")
                        .node("Neg", "b", "a")
                        .output("y", "b")),
                spoilt(
                        "\"a\" is computed from \"nowhere\", which is not in the model.",
                        graph -> graph.node("Neg", "a", "nowhere").output("y", "a")),
                spoilt(
                        "The output \"y\" is computed from \"gone\", which is not in the model.",
                        graph -> graph.output("y", "gone:0")),
                spoilt("The model names an input that is none: \"y:one\".", graph -> graph.node("Neg", "a", "y:one")),
                spoilt("The model has two nodes of the name \"y\".", graph -> graph.node("Neg", "y", "x")),
                spoilt(
                        "The weight files [weights.bin] hold 8 bytes where the model needs 4008; a file is cut off or"
                                + " belongs to another model.",
                        graph -> weight(graph).withArray("shape").removeAll().add(1002)),
                spoilt(
                        "The weight files [weights.bin] hold 8 bytes where the model needs 40000000; a file is cut off or"
                                + " belongs to another model.",
                        graph -> weight(graph).withArray("shape").removeAll().add(10_000_000)),
                spoilt(
                        "The model's weights take more than 1024 MiB; that is too large to import.",
                        graph -> weight(graph).withArray("shape").removeAll().add(1 << 29)),
                spoilt("The model has a tensor that is too large: [2147483647, 2147483647].", graph -> weight(graph)
                        .withArray("shape")
                        .removeAll()
                        .add(Integer.MAX_VALUE)
                        .add(Integer.MAX_VALUE)),
                spoilt(
                        "The weight \"w\" has no definite shape.",
                        graph -> weight(graph).withArray("shape").removeAll().add(-1)),
                spoilt(
                        "The weight \"w\" is of type \"string\"; only float32, int32 and bool can be imported.",
                        graph -> weight(graph).put("dtype", "string")),
                spoilt(
                        "The weight \"w\" is quantised to \"int4\"; only uint8, uint16 and float16 can be imported.",
                        graph -> weight(graph).putObject("quantization").put("dtype", "int4")),
                spoilt("The constant \"v\" has no weights.", graph -> graph.node("Const", "v")
                        .node("AddV2", "a", "y", "v")
                        .output("y", "a")),
                spoilt(
                        "The weight file \"/etc/passwd\" lies outside the folder of the JSON file; only files in it or"
                                + " below are read.",
                        graph -> graph.paths().removeAll().add("/etc/passwd")),
                spoilt(
                        "The weight file \"a/../../b\" lies outside the folder of the JSON file; only files in it or"
                                + " below are read.",
                        graph -> graph.paths().removeAll().add("a/../../b")),
                spoilt(
                        "The weight file \"other.bin\" is not beside the JSON file.",
                        graph -> graph.paths().removeAll().add("other.bin")),
                spoilt(
                        "\"a?b\" cannot be the name of a weight file.",
                        graph -> graph.paths().removeAll().add("a\0b")),
                spoilt("The input \"p\" says no shape.", graph -> graph.node("Placeholder", "p")
                        .type("dtype", "DT_FLOAT")
                        .node("AddV2", "a", "y", "p")
                        .output("y", "a")),
                spoilt(
                        "The input \"p\" is of a type that cannot be imported; float32, int32, uint8 and bool can be.",
                        graph -> graph.input("p", "DT_STRING", 1).output("y", "p")),
                spoilt(
                        "The model has a tensor with 9 axes; at most 8 can be imported.",
                        graph -> graph.input("p", 1, 1, 1, 1, 1, 1, 1, 1, 1).output("y", "p")),
                spoilt(
                        "The operation AddV2 \"a\" cannot be imported: it has no input 2.",
                        graph -> graph.node("AddV2", "a", "x").output("y", "a")),
                spoilt(
                        "The model combines tensors whose lengths 2 and 3 do not fit each other.",
                        graph ->
                                graph.input("p", 3).node("AddV2", "a", "y", "p").output("y", "a")),
                spoilt("The model's setting \"mode\" is not base64 text.", graph -> ((ObjectNode)
                                graph.integers("p", new int[] {0, 0}, 1, 2)
                                        .node("MirrorPad", "a", "y", "p")
                                        .text("mode", "REFLECT")
                                        .output("y", "a")
                                        .json()
                                        .at("/modelTopology/node/4/attr/mode"))
                        .put("s", "%%%")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void saysWhatIsWrong(String sentence, Consumer<TestGraph> spoil) {
        TestGraph graph = sound();
        spoil.accept(graph);
        Path onnx = folder.resolve("model.onnx");
        Path json = graph.write(folder);
        assertThatThrownBy(() -> TfjsImporter.importModel(json, onnx))
                .isInstanceOf(ImportException.class)
                .hasMessage(sentence);
        assertThat(folder).isDirectoryNotContaining("glob:**.{onnx,part}");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "[1, 2, 3]");
        assertThatThrownBy(() -> TfjsImporter.importModel(other, folder.resolve("model.onnx")))
                .hasMessage(other + " is not the JSON file of a TensorFlow.js model.");
        Path text = Files.writeString(folder.resolve("text.json"), "not JSON");
        assertThatThrownBy(() -> TfjsImporter.importModel(text, folder.resolve("model.onnx")))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(text + " is not a JSON file that can be read: ");
        Path deep = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
        assertThatThrownBy(() -> TfjsImporter.importModel(deep, folder.resolve("model.onnx")))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(deep + " is not a JSON file that can be read: ");
        Path none = folder.resolve("none.json");
        assertThatThrownBy(() -> TfjsImporter.importModel(none, folder.resolve("model.onnx")))
                .hasMessage("There is no file " + none + ".");
    }

    @Test
    void refusesAJsonFileThatIsTooLarge() throws IOException {
        Path large = folder.resolve("large.json");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(JsonFile.MOST_BYTES + 1);
        }
        assertThatThrownBy(() -> TfjsImporter.importModel(large, folder.resolve("model.onnx")))
                .hasMessage(large + " is larger than 64 MiB; the JSON file of a model is small.");
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Files.write(elsewhere.resolve("secret.bin"), new byte[8]);
        Path json = sound().write(folder);
        Files.delete(folder.resolve("weights.bin"));
        Files.createSymbolicLink(folder.resolve("weights.bin"), elsewhere.resolve("secret.bin"));
        assertThatThrownBy(() -> TfjsImporter.importModel(json, folder.resolve("model.onnx")))
                .hasMessage(
                        "The weight file \"weights.bin\" lies outside the folder of the JSON file; only files in it or"
                                + " below are read.");
    }

    @Test
    void saysWhenTheFileCannotBeWritten() {
        Path json = sound().write(folder);
        Path onnx = folder.resolve("missing/model.onnx");
        assertThatThrownBy(() -> TfjsImporter.importModel(json, onnx))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(onnx + " cannot be written: ");
    }

    private static TestGraph sound() {
        return new TestGraph()
                .input("x", 2)
                .floats("w", new float[] {1, 2}, 2)
                .node("AddV2", "y", "x", "w")
                .output("y", "y");
    }

    private static ObjectNode weight(TestGraph graph) {
        return (ObjectNode) graph.json().at("/weightsManifest/0/weights/0");
    }

    private static Arguments spoilt(String sentence, Consumer<TestGraph> spoil) {
        return Arguments.of(sentence, spoil);
    }
}
