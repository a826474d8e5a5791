package io.autotag.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.model.PlainPicture;
import io.autotag.model.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command over a folder of tiny models. */
final class CheckModelsCommandTest {

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.createDirectories(folder.resolve("photos"));
        Files.write(folder.resolve("files/tiny.onnx"), TinyModels.detector());
        Files.write(folder.resolve("files/none.onnx"), TinyModels.constant("map", new long[] {1, 1, 64, 64}, 0.5f));
        Files.write(folder.resolve("photos/a.png"), PlainPicture.of(200, 100, PlainPicture.PURPLE));
        Files.writeString(
                folder.resolve("expected.json"),
                """
                {"tiny.onnx": {"head": "yolo-end2end", "classes": 3, "input": "64x64", "preprocess": "RGB /255, stretch"},
                 "none.onnx": {"head": "unsupported", "classes": null, "input": "", "preprocess": ""}}
                """);
        reference(0.8, "");
    }

    private void reference(double p, String more) throws IOException {
        Files.writeString(
                folder.resolve("reference.json"),
                """
                [{"model": "tiny.onnx", "file": "a.png", "detections": [
                  {"label": "class 0", "p": %s, "x1": 0, "y1": 0, "x2": 160, "y2": 100},
                  {"label": "class 2", "p": 0.4, "x1": 0, "y1": 0, "x2": 80, "y2": 100}%s]}]
                """
                        .formatted(p, more));
    }

    private int check() {
        return new CommandLine(new CheckModelsCommand(printed::add)).execute(folder.toString());
    }

    private String output() {
        return String.join("\n", printed);
    }

    @Test
    void passesWhereAllIsAsExpected() {
        assertThat(check()).as(output()).isZero();
        assertThat(output())
                .contains("tiny.onnx: yolo-end2end. It answers with", "2 of 2 boxes matched on 1 photos")
                .contains("none.onnx: refused. It answers with map", "2 of 2 files are as expected");
    }

    @Test
    void failsOverABoxThatIsNotFound() throws IOException {
        reference(0.8, ", {\"label\": \"class 1\", \"p\": 0.9, \"x1\": 0, \"y1\": 0, \"x2\": 9, \"y2\": 9}");
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("a.png: missed class 1 0.90 at [0, 0, 9, 9]");
    }

    @Test
    void failsOverAnotherConfidence() throws IOException {
        reference(0.6, "");
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("a.png: not in the reference: class 0 0.80");
    }

    @Test
    void failsOverAFileThatNobodyExpects() throws IOException {
        Files.write(folder.resolve("files/other.onnx"), TinyModels.classifier());
        Files.delete(folder.resolve("files/none.onnx"));
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("expected.json says nothing of it", "there is no such file");
    }

    /** The tiny describer, whose vectors are said to have so many numbers. */
    private void describer(int numbers, String card) throws IOException {
        Files.delete(folder.resolve("files/none.onnx"));
        Files.delete(folder.resolve("files/tiny.onnx"));
        Files.write(folder.resolve("files/eye.onnx"), TinyModels.describer());
        if (!card.isEmpty()) {
            Files.writeString(folder.resolve("files/eye.yaml"), card);
        }
        Files.writeString(
                folder.resolve("expected.json"),
                """
                {"eye.onnx": {"head": "embedding", "classes": %d, "input": "64x64", "preprocess": "RGB /255, stretch"}}
                """
                        .formatted(numbers));
    }

    @Test
    void hasAModelDescribeThePhotosWhoseCardBesideItSaysThatItDoes() throws IOException {
        describer(3, TinyModels.DESCRIBER_CARD);
        assertThat(check()).as(output()).isZero();
        assertThat(output())
                .contains("eye.onnx: embedding. ", "It describes 1 photos.", "1 of 1 files are as expected");
    }

    @Test
    void failsOverVectorsOfAnotherLength() throws IOException {
        describer(512, TinyModels.DESCRIBER_CARD);
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("a.png: a vector of 3 numbers, expected 512");
    }

    @Test
    void failsOverAPhotoThatIsNotDescribed() throws IOException {
        describer(3, TinyModels.DESCRIBER_CARD);
        Files.write(folder.resolve("photos/b.png"), new byte[] {1, 2, 3});
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("b.png: ");
    }

    @Test
    void failsOverACardThatSaysAnotherHead() throws IOException {
        describer(3, TinyModels.DETECTOR_CARD);
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("eye.onnx: yolo-end2end. ", "expected embedding");
    }

    @Test
    void asksForTheCardOfAModelThatMayDescribePictures() throws IOException {
        describer(3, "");
        assertThat(check()).as(output()).isZero();
        assertThat(output()).contains("eye.onnx: refused. ");
    }

    @Test
    void failsOverAnotherHead() throws IOException {
        Files.write(folder.resolve("files/none.onnx"), TinyModels.detector());
        Files.write(folder.resolve("files/tiny.onnx"), TinyModels.classifier());
        assertThat(check()).isEqualTo(1);
        assertThat(output()).contains("expected unsupported", "expected yolo-end2end");
    }
}
