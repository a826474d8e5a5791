package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.autotag.image.TensorSpec.Resize;
import io.autotag.model.Head;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelException;
import io.autotag.model.ModelFile;
import io.autotag.model.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as Teachable Machine exports them: a model, its weights and what its classes are called. */
final class MakerFileTest {
    private static final String METADATA =
            """
            {"tfjsVersion": "1.3.1", "tmVersion": "2.4.5", "packageVersion": "0.8.4",
             "packageName": "@teachablemachine/image", "timeStamp": "2025-03-01T10:00:00.000Z", "userMetadata": {},
             "modelName": "my-model", "labels": ["Cup", "Driver's \\"seat\\""], "imageSize": 8}
            """;

    @TempDir
    private Path folder;

    /** The mean of each colour, of which red and blue decide. */
    private Path imported() {
        TestLayers features = TestLayers.network()
                .input("picture", "[null, 8, 8, 3]")
                .layer("Conv2D", "c", "{'kernel_size': [1, 1], 'strides': [1, 1], 'use_bias': false}", "picture")
                .between("picture", "c");
        TestLayers pooled =
                TestLayers.sequence().model("features", features).layer("GlobalAveragePooling2D", "mean", "{}");
        TestLayers head = TestLayers.sequence()
                .layer("Dense", "d", "{'batch_input_shape': [null, 2], 'use_bias': false, 'activation': 'softmax'}");
        TestLayers model = TestLayers.sequence()
                .floats("c/kernel", new float[] {1, 0, 0, 0, 0, 1}, 1, 1, 3, 2)
                .floats("d/kernel", new float[] {1, 0, 0, 1}, 2, 2)
                .model("pooled", pooled)
                .model("head", head);
        Path onnx = folder.resolve("model.onnx");
        TfjsImporter.importModel(model.write(folder), onnx);
        return onnx;
    }

    private void metadata(String json) throws IOException {
        Files.writeString(folder.resolve("metadata.json"), json);
    }

    @Test
    void theLabelsAndThePreparationComeAlong() throws IOException {
        metadata(METADATA);
        Recognition found = ModelFile.inspect(imported(), Optional.empty());
        ModelCard card = found.card();
        assertThat(card.head()).isEqualTo(Head.CLASSIFIER_SOFTMAX);
        assertThat(card.labels()).containsExactly("Cup", "Driver's \"seat\"");
        assertThat(card.input().scale()).isEqualTo(1 / 127f);
        assertThat(card.input().mean()).containsOnly(1f);
        assertThat(card.input().std()).containsOnly(1f);
        assertThat(card.input().resize()).isEqualTo(Resize.CENTRE_CROP);
        assertThat(found.reason()).endsWith("Its 2 labels stand in the file's metadata, under labels.");
    }

    @Test
    void theCardGoesBefore() throws IOException {
        metadata(METADATA);
        Optional<String> card = Optional.of("labels: [cup, seat]\ninput: {scale: 1/255, resize: stretch}\n");
        ModelCard completed = ModelFile.inspect(imported(), card).card();
        assertThat(completed.labels()).containsExactly("cup", "seat");
        assertThat(completed.input().scale()).isEqualTo(1 / 255f);
        assertThat(completed.input().mean()).containsOnly(0f);
        assertThat(completed.input().resize()).isEqualTo(Resize.STRETCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"labels\": [\"a\", \"b\"]}",
                "{\"packageName\": \"@teachablemachine/image\"}",
                "{\"packageName\": \"@teachablemachine/image\", \"labels\": [1, 2]}",
                "{\"packageName\": \"another\", \"labels\": [\"a\", \"b\"]}"
            })
    void aFileOfSomebodyElseIsLeftAlone(String json) throws IOException {
        byte[] without = Files.readAllBytes(imported());
        metadata(json);
        assertThat(Files.readAllBytes(imported())).isEqualTo(without);
        ModelException refused =
                catchThrowableOfType(ModelException.class, () -> ModelFile.inspect(imported(), Optional.empty()));
        assertThat(refused.fieldErrors()).containsKeys("labels", "input.scale");
    }

    @Test
    void aFileThatIsNoJsonIsNamed() throws IOException {
        metadata("labels: none");
        assertThatThrownBy(this::imported)
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("metadata.json is not a JSON file");
    }
}
