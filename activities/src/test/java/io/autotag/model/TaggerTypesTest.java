package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in and out in every form that models have them. */
final class TaggerTypesTest {

    @TempDir
    private Path folder;

    @Test
    void answersInHalfPrecisionAlmostTheSame() throws ItemProblem {
        byte[] picture = PlainPicture.of(200, 100, PlainPicture.PURPLE);
        Tag whole = ModelFiles.tags(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD, picture)
                .get(0);
        Tag half = ModelFiles.tags(folder, TinyModels.halfDetector(), TinyModels.DETECTOR_CARD, picture)
                .get(0);
        assertThat(half.label()).isEqualTo(whole.label());
        assertThat(half.confidence()).isCloseTo(whole.confidence(), within(1e-3f));
    }

    @Test
    void putsBytesInAsTheyAre() throws ItemProblem {
        byte[] picture = PlainPicture.of(200, 100, PlainPicture.PURPLE);
        String card = TinyModels.CLASSIFIER_CARD.replace("scale: 1/255", "scale: 1");
        Tag fromBytes = ModelFiles.tags(folder, TinyModels.byteClassifier(), card, picture)
                .get(0);
        Tag fromFloats = ModelFiles.tags(folder, TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, picture)
                .get(0);
        assertThat(fromBytes.label()).isEqualTo(fromFloats.label());
        assertThat(fromBytes.confidence()).isCloseTo(fromFloats.confidence(), within(1e-4f));
    }

    @Test
    void putsSignedBytesInAs128Less() throws ItemProblem {
        byte[] picture = PlainPicture.of(200, 100, PlainPicture.PURPLE);
        String card = "labels: [red, green, blue]\n";
        Tag fromBytes = ModelFiles.tags(folder, TinyModels.signedByteClassifier(), card, picture)
                .get(0);
        Tag fromFloats = ModelFiles.tags(folder, TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, picture)
                .get(0);
        assertThat(fromBytes.label()).isEqualTo(fromFloats.label());
        assertThat(fromBytes.confidence()).isCloseTo(fromFloats.confidence(), within(1e-4f));
    }

    /** The numbers between the nodes are bytes, as quantising tools leave them. */
    @ParameterizedTest
    @ValueSource(ints = {TinyGraph.UINT8, TinyGraph.INT8})
    void runsQuantisedModelsAsTheyAre(int type) throws ItemProblem {
        byte[] picture = PlainPicture.of(200, 100, PlainPicture.PURPLE);
        Tag whole = ModelFiles.tags(folder, TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, picture)
                .get(0);
        Tag quantised = ModelFiles.tags(
                        folder, TinyModels.quantisedClassifier(type), TinyModels.CLASSIFIER_CARD, picture)
                .get(0);
        assertThat(quantised.label()).isEqualTo(whole.label());
        assertThat(quantised.confidence()).isCloseTo(whole.confidence(), within(0.02f));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 7, 9, 10, 11, 16})
    void readsAnswersOfEveryElementType(int type) throws ItemProblem {
        byte[] model = TinyModels.classifierGraph()
                .node("Cast", "logits", "answer", TinyGraph.whole("to", type))
                .onlyOutput("answer", type, -1, 3)
                .file();
        List<Tag> tags = ModelFiles.tags(folder, model, TinyModels.CLASSIFIER_CARD, PlainPicture.of(8, 8, Color.RED));
        assertThat(tags.get(0).label()).isEqualTo("red");
        assertThat(tags.get(0).confidence()).isGreaterThan(0.5f);
    }

    @Test
    void readsTheFirstAnswerOfAModelThatInsistsOnABatch() throws ItemProblem {
        byte[] picture = PlainPicture.of(200, 100, PlainPicture.PURPLE);
        assertThat(ModelFiles.tags(folder, TinyModels.batchOfFour(), TinyModels.CLASSIFIER_CARD, picture))
                .isEqualTo(ModelFiles.tags(folder, TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, picture));
    }

    @Test
    void keepsItsMemoryForALargeAnswerAndStillReadsTheNewOne() throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, large(0), TinyModels.card("yolo-v8"))) {
            float red = confidence(tagger, new Color(204, 0, 0));
            assertThat(red).isCloseTo(0.8f, within(1e-3f));
            assertThat(confidence(tagger, new Color(102, 0, 0))).isCloseTo(red / 2, within(1e-3f));
            assertThat(confidence(tagger, new Color(204, 0, 0))).isEqualTo(red);
        }
    }

    @Test
    void readsAnAnswerThatChangesItsShapeInSpiteOfWhatTheFileDeclares() throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, large(600), TinyModels.card("yolo-v8"))) {
            assertThat(confidence(tagger, new Color(204, 0, 0))).isCloseTo(0.8f, within(1e-3f));
            assertThat(confidence(tagger, new Color(255, 255, 255))).isCloseTo(1, within(1e-3f));
            assertThat(confidence(tagger, new Color(204, 0, 0))).isCloseTo(0.8f, within(1e-3f));
        }
    }

    private static float confidence(Tagger tagger, Color colour) throws ItemProblem {
        return tagger.tag(PlainPicture.of(8, 8, colour)).tags().get(0).confidence();
    }

    /** A YOLO of a thousand places with one box; some of the last places are left out for pictures with green. */
    private static byte[] large(int leftOut) {
        int places = 1_000;
        float[] boxes = new float[4 * places];
        Arrays.fill(boxes, 20);
        float[] used = new float[places];
        used[0] = 1;
        return new TinyGraph()
                .input("images", TinyGraph.FLOAT32, 1, 3, 64, 64)
                .node("ReduceMean", "images", "means", TinyGraph.wholes("axes", 2, 3), TinyGraph.whole("keepdims", 0))
                .integers("last", 2)
                .integers("zero", 0)
                .integers("one", 1)
                .integers("left_out", leftOut)
                .integers("places", places)
                .floats("half", new long[] {1}, 0.9f)
                .floats("boxes", new long[] {1, 4, places}, boxes)
                .floats("used", new long[] {1, 1, places}, used)
                .node("Unsqueeze", "means last", "p")
                .node("Mul", "p used", "scores")
                .node("Concat", "boxes scores", "all", TinyGraph.whole("axis", 1))
                .node("Slice", "means one last one", "green")
                .node("Greater", "green half", "is_green")
                .node("Cast", "is_green", "factor", TinyGraph.whole("to", TinyGraph.INT64))
                .node("Reshape", "factor one", "flat")
                .node("Mul", "flat left_out", "cut")
                .node("Sub", "places cut", "end")
                .node("Slice", "all zero end last", "output0")
                .output("output0", TinyGraph.FLOAT32, 1, 7, places)
                .file();
    }
}
