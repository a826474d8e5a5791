package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfjsImporterTest {

    @TempDir
    private Path folder;

    private Path onnx = Path.of("");

    @BeforeEach
    void chooseAFile() {
        onnx = folder.resolve("model.onnx");
    }

    @Test
    void reportsWhatItDid() {
        ImportReport report = TfjsImporter.importModel(detector().write(folder), onnx);
        assertThat(report.ops()).containsExactly("AddV2", "Const", "Identity", "Neg", "Placeholder", "Sigmoid");
        assertThat(report.nodes()).isEqualTo(3);
        assertThat(report.weights()).isEqualTo(2);
        assertThat(report.inputs()).containsExactly("picture float32 [?, 2]");
        assertThat(report.outputs()).containsExactly("detections float32 [?, 2]");
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        Path json = detector().write(folder);
        TfjsImporter.importModel(json, onnx);
        byte[] first = Files.readAllBytes(onnx);
        TfjsImporter.importModel(json, onnx);
        assertThat(onnx).hasBinaryContent(first);
    }

    @Test
    void leavesAFileAloneWhenItFails() throws IOException {
        Files.writeString(onnx, "an older model");
        TestGraph graph = detector().node("Where", "w", "out").output("detections", "w");
        Path json = graph.write(folder);
        assertThatThrownBy(() -> TfjsImporter.importModel(json, onnx)).isInstanceOf(ImportException.class);
        assertThat(onnx).hasContent("an older model");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesNothingButTheFile() {
        TfjsImporter.importModel(detector().write(folder), onnx);
        assertThat(folder).isDirectoryContaining("glob:**/model.onnx").isDirectoryNotContaining("glob:**.part");
    }

    /** A detector's raw maps stand beside its detections in the signature. */
    @Test
    void leavesOutputsOutThatOthersAreComputedFrom() {
        assertThat(Imported.of(detector())
                        .with("picture", new float[] {0, 0}, 1, 2)
                        .answers())
                .containsOnlyKeys("detections");
    }

    @Test
    void takesWhatNothingUsesAsOutputWhereThereIsNoSignature() {
        TestGraph graph = new TestGraph()
                .input("x", 1)
                .node("Neg", "a", "x")
                .node("Abs", "b", "x", "^a")
                .node("NoOp", "nothing");
        assertThat(Imported.of(graph).with("x", new float[] {3}, 1).answers()).containsOnlyKeys("a", "b");
    }

    @Test
    void namesOutputsAsTheSignatureDoesWhateverTheNodesAreCalled() {
        TestGraph graph = new TestGraph()
                .input("x", 1)
                .node("Neg", "a", "x")
                .node("Abs", "b", "x")
                .output("a:0", "b:0")
                .output("b", "a");
        Imported imported = Imported.of(graph).with("x", new float[] {-3}, 1);
        assertThat(imported.answers())
                .hasEntrySatisfying("a", answer -> assertThat(answer.values()).containsExactly(3));
    }

    @Test
    void copiesAnInputThatIsAnOutput() {
        TestGraph graph = new TestGraph()
                .input("x", 1)
                .node("Identity", "y", "x")
                .output("y", "y")
                .output("z", "y");
        var answers = Imported.of(graph).with("x", new float[] {5}, 1).answers();
        assertThat(answers.values().stream().map(Answer::values)).containsExactly(new float[] {5}, new float[] {5});
    }

    @Test
    void takesBytesAsPicturesHaveThem() {
        TestGraph graph = new TestGraph().input("x", "DT_UINT8", 1, 2, 2, 3).node("Cast", "y", "x");
        graph.type("DstT", "DT_FLOAT");
        ImportReport report = TfjsImporter.importModel(graph.write(folder), onnx);
        assertThat(report.inputs()).containsExactly("x uint8 [1, 2, 2, 3]");
    }

    /** Recursion would end in a stack overflow. */
    @Test
    void importsAVeryDeepGraph() {
        TestGraph graph = new TestGraph().input("x", 1);
        String last = "x";
        for (int i = 0; i < 50_000; i++) {
            graph.node("Neg", "n" + i, last);
            last = "n" + i;
        }
        ImportReport report = TfjsImporter.importModel(graph.write(folder), onnx);
        assertThat(report.nodes()).isEqualTo(50_000);
    }

    private static TestGraph detector() {
        TestGraph graph = new TestGraph()
                .input("in", -1, 2)
                .floats("w", new float[] {1, 2}, 2)
                .node("AddV2", "raw", "in", "w")
                .node("Sigmoid", "map", "raw")
                .node("Identity", "out", "map")
                .node("Neg", "negative", "out")
                .output("map:0", "map:0")
                .output("detections", "negative:0");
        graph.json().withObject("/signature/inputs").putObject("picture:0").put("name", "in:0");
        return graph;
    }
}
