package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing reaches the runtime that has not passed here. */
final class OnnxFileTest {
    private static final long MOST = 1 << 20;

    @TempDir
    private Path folder;

    private ModelException refused(byte[] file) {
        return refused(ModelFiles.write(folder, file), MOST);
    }

    private static ModelException refused(Path file, long most) {
        ModelException refusal = catchThrowableOfType(ModelException.class, () -> OnnxFile.check(file, most));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                arguments("", "The file is empty: export or upload the model again."),
                arguments(
                        "<!DOCTYPE html><html>",
                        "This is no ONNX model but a web page or XML file: the download probably failed, so download"
                                + " the model again."),
                arguments(
                        "PK\u0003\u0004....",
                        "This is no ONNX model but a zip archive or a PyTorch checkpoint: export the model as ONNX, or"
                                + " unpack it."),
                arguments(
                        "\u0089HDF\r\n",
                        "This is no ONNX model but an HDF5 file as Keras writes it: convert it with tf2onnx."),
                arguments(
                        "....TFL3....", "This is no ONNX model but a TensorFlow Lite model: convert it with tf2onnx."),
                arguments(
                        "{\"format\": \"graph-model\"}",
                        "This is no ONNX model but a JSON file; a TensorFlow.js model is converted with “autotag models"
                                + " import-tfjs”."),
                arguments(
                        "version https://git-lfs.github.com/spec/v1\n",
                        "This is no ONNX model but a Git LFS pointer: fetch the real file with git lfs pull."),
                arguments("hello, world", "This is no ONNX model but a text file: choose the .onnx file."),
                arguments(
                        "\u0001\u0002\u0003\u0004",
                        "This is no ONNX model, or one that was cut off: export or upload it again."),
                arguments("\u0008\u0008", "This is no ONNX model: it holds no graph. Export the model as ONNX."));
    }

    @ParameterizedTest
    @MethodSource("others")
    void saysWhatAnotherFileIs(String content, String sentence) {
        ModelException refusal = refused(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal.code()).isEqualTo(ModelError.FILE);
        assertThat(refusal.sentence()).isEqualTo(sentence);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(refused(folder.resolve("gone.onnx"), MOST).sentence())
                .isEqualTo("There is no such file: gone.onnx.");
    }

    @Test
    void refusesALargeFileBeforeItIsRead() {
        Path file = ModelFiles.write(folder, new byte[101]);
        ModelException refusal = refused(file, 100);
        assertThat(refusal.code()).isEqualTo(ModelError.TOO_LARGE);
        assertThat(refusal.sentence())
                .isEqualTo("The model has 101 bytes; at most 100 are allowed. Export a smaller one, or ask the operator"
                        + " to raise the limit.");
    }

    @Test
    void refusesAFileCutOffAnywhere() {
        byte[] whole = TinyModels.yoloV8();
        for (int length = 1; length < whole.length; length += 97) {
            assertThat(refused(Arrays.copyOf(whole, length)).code()).isEqualTo(ModelError.FILE);
        }
    }

    @Test
    void knowsTheVersionOfTheOperators() {
        assertThat(OnnxFile.check(ModelFiles.write(folder, TinyModels.detector()), MOST)
                        .opset())
                .isEqualTo(13);
    }

    @Test
    void refusesOperatorsThatNeedALibrary() {
        byte[] file = TinyModels.detectorGraph()
                .imports("ai.onnx.contrib", 1)
                .node("ai.onnx.contrib", "NMSPlugin", "output0", "better")
                .file();
        assertThat(refused(file).sentence())
                .isEqualTo("The model needs operators that are not part of ONNX (ai.onnx.contrib:NMSPlugin); libraries"
                        + " with operators are never loaded. Export it with standard operators only.");
    }

    @Test
    void findsThemInTheBodyOfALoopToo() {
        TinyGraph inside = new TinyGraph().node("evil", "Run", "a", "b");
        byte[] file = TinyModels.detectorGraph()
                .node("Loop", "turns", "out", TinyGraph.body("body", inside))
                .file();
        assertThat(refused(file).sentence()).contains("(evil:Run)");
    }

    @Test
    void takesOperatorsThatTheFileDefinesItself() throws IOException {
        byte[] file = TinyModels.detectorGraph()
                .node("own", "Twice", "output0", "twice")
                .file();
        ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
        model.addFunctionsBuilder().setName("Twice").setDomain("own");
        Path path = ModelFiles.write(folder, model.build().toByteArray());
        assertThat(OnnxFile.check(path, MOST).path()).isEqualTo(path);
    }

    private static byte[] withWeightsIn(String location) {
        TensorProto.Builder weights =
                TensorProto.newBuilder().setName("weights").setDataType(TinyGraph.FLOAT32);
        weights.setDataLocation(TensorProto.DataLocation.EXTERNAL).addDims(1);
        weights.addExternalData(
                StringStringEntryProto.newBuilder().setKey("location").setValue(location));
        return TinyModels.detectorGraph().tensor(weights).file();
    }

    @Test
    void saysWhichWeightsAreMissing() {
        ModelException refusal = refused(withWeightsIn("model.onnx.data"));
        assertThat(refusal.code()).isEqualTo(ModelError.EXTERNAL_DATA);
        assertThat(refusal.sentence())
                .isEqualTo("The model keeps its weights in another file, model.onnx.data, which is missing. Add a"
                        + " zip archive with both, or export it as a single file, without external data.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights.bin", "/etc/ssl/openssl.cnf", "a/../../weights.bin", "weights", "", "a\0.bin"})
    void neverReadsWeightsFromElsewhere(String location) {
        ModelException refusal = refused(withWeightsIn(location));
        assertThat(refusal.code()).isEqualTo(ModelError.EXTERNAL_DATA);
        assertThat(refusal.sentence())
                .isEqualTo("The model keeps its weights in “" + location.replace('\0', '?')
                        + "”, which is no file with an ending in the model's own folder and so is not read. Export it"
                        + " as a single file.");
    }

    @Test
    void doesNotFollowALinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.write(elsewhere.resolve("secret.bin"), new byte[4]);
        Files.createSymbolicLink(folder.resolve("weights.bin"), secret);
        assertThat(refused(withWeightsIn("weights.bin")).sentence()).contains("no file with an ending in");
    }

    @Test
    void countsWeightsInOtherFilesToo() throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[2_000]);
        byte[] file = withWeightsIn("weights.bin");
        assertThat(OnnxFile.check(ModelFiles.write(folder, file), MOST).opset()).isEqualTo(13);
        assertThat(refused(ModelFiles.write(folder, file), 2_000).code()).isEqualTo(ModelError.TOO_LARGE);
    }

    @Test
    void refusesGraphsWithinGraphsWithoutEnd() {
        TinyGraph graph = new TinyGraph();
        for (int depth = 0; depth < 200; depth++) {
            graph = new TinyGraph().node("If", "a", "b", TinyGraph.body("then_branch", graph));
        }
        assertThat(refused(graph.file()).code()).isEqualTo(ModelError.FILE);
    }

    @Test
    void survivesAnyBytes() throws IOException {
        byte[] whole = TinyModels.yoloV8();
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change < 5; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(OnnxScan.of(new ByteArrayInputStream(damaged)).opset())
                        .isNotNegative();
            } catch (InvalidProtocolBufferException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
