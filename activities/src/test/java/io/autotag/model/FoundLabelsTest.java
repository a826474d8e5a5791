package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of classes in the metadata of files from anywhere, through the real runtime. */
final class FoundLabelsTest {
    private static final String CARD = "input: {scale: 1/255}\n";

    @TempDir
    private Path folder;

    private Recognition inspect(TinyGraph graph, String card) {
        return ModelFile.inspect(ModelFiles.write(folder, graph.file()), Optional.of(card));
    }

    private static Stream<Arguments> places() {
        return Stream.of(
                arguments("names", "red, green, blue"),
                arguments("classes", "[\"red\", \"green\", \"blue\"]"),
                arguments("labels", "{0: 'red', 1: 'green', 2: 'blue'}"),
                arguments("id2label", "{\"0\": \"red\", \"1\": \"green\", \"2\": \"blue\"}"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void areReadAndToldWhereTheyFit(String key, String text) {
        Recognition found = inspect(TinyModels.classifierGraph().metadata(key, text), CARD);
        assertThat(found.card().labels()).containsExactly("red", "green", "blue");
        assertThat(found.reason())
                .isEqualTo("It answers with 3 numbers, one for each label, which become probabilities by softmax."
                        + " Its 3 labels stand in the file's metadata, under " + key + ".");
    }

    @Test
    void namesOfSomethingElseArePassedOver() throws IOException {
        TinyGraph graph = TinyModels.classifierGraph()
                .metadata("names", "images,logits")
                .metadata("labels", "1,0,1,1")
                .metadata("classes", "red,green,blue");
        assertThat(inspect(graph, CARD).reason()).endsWith("under classes.");
        Files.writeString(folder.resolve("labels.txt"), "r\ng\nb\n");
        Recognition beside = inspect(TinyModels.classifierGraph().metadata("names", "images,logits"), CARD);
        assertThat(beside.card().labels()).containsExactly("r", "g", "b");
        assertThat(beside.reason()).endsWith("Its 3 labels stand in labels.txt beside the model.");
    }

    @Test
    void labelsThatFitNothingAreAskedFor() {
        TinyGraph graph = TinyModels.classifierGraph().metadata("classes", "red,green");
        ModelException refused = catchThrowableOfType(ModelException.class, () -> inspect(graph, CARD));
        assertThat(refused.code()).isEqualTo(ModelError.UNDECIDED);
        assertThat(refused.fieldErrors()).containsOnlyKeys("labels");
    }

    @Test
    void fitDetectorsWhoseClassesAreNumbers() {
        TinyGraph graph = TinyModels.detectorGraph().metadata("classes", "red,green,blue");
        ModelCard card = inspect(graph, CARD).card();
        assertThat(card.head()).isEqualTo(Head.YOLO_END2END);
        assertThat(card.labels()).containsExactly("red", "green", "blue");
    }

    @Test
    void theCardGoesBefore() {
        TinyGraph graph = TinyModels.classifierGraph().metadata("classes", "red,green,blue");
        Recognition found = inspect(graph, CARD + "labels: [r, g, b]\n");
        assertThat(found.card().labels()).containsExactly("r", "g", "b");
        assertThat(found.reason()).doesNotContain("metadata");
    }
}
