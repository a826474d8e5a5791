package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.autotag.image.TestPictures;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TaggerTest {
    private static final Color PURPLE = new Color(204, 0, 102);

    @TempDir
    private Path folder;

    private static byte[] plain(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return TestPictures.encode(image, "png");
    }

    private List<Tag> tags(byte[] model, String card, byte[] picture) throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, model, card)) {
            return tagger.tag(picture).tags();
        }
    }

    @Test
    void findsBoxesInPixelsOfThePicture() throws ItemProblem {
        List<Tag> tags = tags(TinyModels.detector(), TinyModels.DETECTOR_CARD, plain(200, 100, PURPLE));
        assertThat(tags).extracting(Tag::label).containsExactly("red", "blue");
        assertThat(tags.get(0).confidence()).isCloseTo(0.8f, within(1e-5f));
        Box box = tags.get(0).box();
        assertThat(box).isNotNull();
        assertThat(box.w()).isCloseTo(160, within(1e-3f));
        assertThat(box.h()).isEqualTo(100);
    }

    @Test
    void scoresByTheCardsThreshold() throws ItemProblem {
        String card = TinyModels.DETECTOR_CARD + "thresholds: {default: 0.5, red: 0.8}\n";
        List<Tag> tags = tags(TinyModels.detector(), card, plain(64, 64, PURPLE));
        assertThat(tags.get(0).score()).isCloseTo(0, within(1e-4f));
        assertThat(tags.get(1).score()).isCloseTo(2 * 0.4f - 1, within(1e-5f));
    }

    @Test
    void saysTheSizeOfThePicture() throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD)) {
            Tagged tagged = tagger.tag(ByteBuffer.wrap(plain(30, 20, Color.BLACK)));
            assertThat(tagged).isEqualTo(new Tagged(30, 20, List.of()));
        }
    }

    @Test
    void saysOfEveryLabelOfASmallClassifierWhetherItApplies() throws ItemProblem {
        List<Tag> tags = tags(TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, plain(64, 64, Color.RED));
        assertThat(tags).extracting(Tag::label).containsExactly("red", "green", "blue");
        assertThat(tags.get(0).confidence()).isCloseTo(1, within(1e-3f));
        assertThat(tags.get(1).score()).isLessThan(-0.99f);
    }

    @Test
    void refusesAPictureThatIsNone() {
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD)) {
            ItemProblem problem = catchThrowableOfType(ItemProblem.class, () -> tagger.tag(new byte[] {1, 2, 3}));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.UNSUPPORTED);
        }
    }

    @Test
    void refusesAnAnswerThatIsNoNumberForThatPictureOnly() throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.infiniteWhenBlack(), TinyModels.CLASSIFIER_CARD)) {
            ItemProblem problem = catchThrowableOfType(ItemProblem.class, () -> tagger.tag(plain(8, 8, Color.BLACK)));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.NON_FINITE);
            assertThat(tagger.tag(plain(8, 8, Color.WHITE)).tags()).hasSize(3);
        }
    }

    @Test
    void stopsAModelThatTakesTooLongForAPicture() throws ItemProblem {
        Path onnx = ModelFiles.write(folder, TinyModels.slowWhenWhite());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.CLASSIFIER_CARD)).card();
        TaggerOptions hasty = new TaggerOptions(1 << 20, 1 << 20, Duration.ofMillis(300));
        try (Tagger tagger = Tagger.open(onnx, card, hasty)) {
            ItemProblem problem = catchThrowableOfType(ItemProblem.class, () -> tagger.tag(plain(8, 8, Color.WHITE)));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.TIMEOUT);
            assertThat(tagger.tag(plain(8, 8, Color.RED)).tags()).hasSize(3);
        }
    }

    @Test
    void saysThatItIsClosed() {
        Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD);
        tagger.close();
        tagger.close();
        assertThatThrownBy(() -> tagger.tag(plain(8, 8, Color.RED)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model tiny is closed");
    }

    private void expectBoxes(byte[] model) throws ItemProblem {
        List<Tag> tags = tags(model, TinyModels.card("yolo-v8"), plain(128, 64, PURPLE));
        assertThat(tags).extracting(Tag::label).containsExactly("red", "red");
        assertThat(tags.get(0).box()).isEqualTo(new Box(44, 11, 40, 10));
        assertThat(tags.get(1).box()).isEqualTo(new Box(44, 43, 40, 10));
    }

    @Test
    void suppressesBoxesThatOverlapAndBringsTheRestBack() throws ItemProblem {
        expectBoxes(TinyModels.yoloV8());
    }

    @Test
    void findsTheSameWhereBoxesAreInPartsOfThePicture() throws ItemProblem {
        expectBoxes(TinyModels.yoloV8InParts());
    }

    @Test
    void answersInHalfPrecisionAlmostTheSame() throws ItemProblem {
        byte[] picture = plain(200, 100, PURPLE);
        Tag whole =
                tags(TinyModels.detector(), TinyModels.DETECTOR_CARD, picture).get(0);
        Tag half = tags(TinyModels.halfDetector(), TinyModels.DETECTOR_CARD, picture)
                .get(0);
        assertThat(half.label()).isEqualTo(whole.label());
        assertThat(half.confidence()).isCloseTo(whole.confidence(), within(1e-3f));
    }

    @Test
    void putsBytesInAsTheyAre() throws ItemProblem {
        byte[] picture = plain(200, 100, PURPLE);
        String card = TinyModels.CLASSIFIER_CARD.replace("scale: 1/255", "scale: 1");
        Tag fromBytes = tags(TinyModels.byteClassifier(), card, picture).get(0);
        Tag fromFloats = tags(TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, picture)
                .get(0);
        assertThat(fromBytes.label()).isEqualTo(fromFloats.label());
        assertThat(fromBytes.confidence()).isCloseTo(fromFloats.confidence(), within(1e-4f));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 7, 9, 10, 11, 16})
    void readsAnswersOfEveryElementType(int type) throws ItemProblem {
        byte[] model = TinyModels.classifierGraph()
                .node("Cast", "logits", "answer", TinyGraph.whole("to", type))
                .onlyOutput("answer", type, -1, 3)
                .file();
        List<Tag> tags = tags(model, TinyModels.CLASSIFIER_CARD, plain(8, 8, Color.RED));
        assertThat(tags.get(0).label()).isEqualTo("red");
        assertThat(tags.get(0).confidence()).isGreaterThan(0.5f);
    }

    @Test
    void readsTheFirstAnswerOfAModelThatInsistsOnABatch() throws ItemProblem {
        byte[] picture = plain(200, 100, PURPLE);
        assertThat(tags(TinyModels.batchOfFour(), TinyModels.CLASSIFIER_CARD, picture))
                .isEqualTo(tags(TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, picture));
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
        return tagger.tag(plain(8, 8, colour)).tags().get(0).confidence();
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

    @Test
    void answersManyCallersAsItAnswersOne() throws Exception {
        List<byte[]> pictures = IntStream.range(0, 24)
                .mapToObj(i -> plain(40 + i * 7, 30 + i * 5, new Color(i * 10, 250 - i * 10, 128)))
                .toList();
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD)) {
            List<Tagged> alone = new ArrayList<>();
            for (byte[] picture : pictures) {
                alone.add(tagger.tag(picture));
            }
            ExecutorService callers = Executors.newFixedThreadPool(8);
            try {
                List<Future<Tagged>> together = new ArrayList<>();
                for (int i = 0; i < 480; i++) {
                    byte[] picture = pictures.get(i % pictures.size());
                    together.add(callers.submit(() -> tagger.tag(picture)));
                }
                for (int i = 0; i < together.size(); i++) {
                    assertThat(together.get(i).get()).isEqualTo(alone.get(i % alone.size()));
                }
            } finally {
                callers.shutdownNow();
            }
        }
    }

    @Test
    void finishesTheCallUnderWayWhenItIsClosed() throws Exception {
        Path onnx = ModelFiles.write(folder, TinyModels.slowWhenWhite());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.CLASSIFIER_CARD)).card();
        Tagger tagger = Tagger.open(onnx, card, new TaggerOptions(1 << 20, 1 << 20, Duration.ofSeconds(1)));
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<Tagged> slow = caller.submit(() -> tagger.tag(plain(8, 8, Color.WHITE)));
            Thread.sleep(300);
            tagger.close();
            assertThatThrownBy(() -> tagger.tag(plain(8, 8, Color.RED))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(slow::get).hasCauseInstanceOf(ItemProblem.class);
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void refusesAPictureWithMorePixelsThanTheOperatorAllows() {
        Path onnx = ModelFiles.write(folder, TinyModels.detector());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.DETECTOR_CARD)).card();
        try (Tagger tagger = Tagger.open(onnx, card, new TaggerOptions(1 << 20, 99, Duration.ofSeconds(9)))) {
            ItemProblem problem = catchThrowableOfType(ItemProblem.class, () -> tagger.tag(plain(10, 10, Color.RED)));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.TOO_LARGE);
        }
    }

    @Test
    void doesNotOpenAModelWithTheCardOfAnother() {
        Path onnx = ModelFiles.write(folder, TinyModels.detector());
        ModelCard card = ModelFile.inspect(
                        ModelFiles.write(folder, TinyModels.classifier()), Optional.of(TinyModels.CLASSIFIER_CARD))
                .card();
        ModelException refusal =
                catchThrowableOfType(ModelException.class, () -> Tagger.open(onnx, card, TaggerOptions.defaults()));
        assertThat(refusal.fieldErrors()).containsOnlyKeys("head");
    }

    @Test
    void tellsTheDirectionOfText() throws ItemProblem {
        String card = "labels: [upright, turned]\ninput: {size: [48, 192], scale: 1/255, mean: 0.5, std: 0.5}\n";
        Path onnx = ModelFiles.real(folder, "ch_ppocr_mobile_v2.0_cls_infer.onnx");
        ModelCard complete = ModelFile.inspect(onnx, Optional.of(card)).card();
        try (Tagger tagger = Tagger.open(onnx, complete, TaggerOptions.defaults())) {
            assertThat(tagger.tag(text(false)).tags().get(0).label()).isEqualTo("upright");
            assertThat(tagger.tag(text(true)).tags().get(0).label()).isEqualTo("turned");
        }
    }

    /** HLT7 in straight strokes, for not every machine has fonts. */
    private static byte[] text(boolean turned) {
        int[][] strokes = {
            {20, 8, 20, 40},
            {40, 8, 40, 40},
            {20, 24, 40, 24},
            {60, 8, 60, 40},
            {60, 40, 80, 40},
            {96, 8, 120, 8},
            {108, 8, 108, 40},
            {136, 8, 158, 8},
            {158, 8, 144, 40}
        };
        BufferedImage image = new BufferedImage(192, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 192, 48);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(4));
        if (turned) {
            graphics.rotate(Math.PI, 96, 24);
        }
        for (int[] stroke : strokes) {
            graphics.drawLine(stroke[0], stroke[1], stroke[2], stroke[3]);
        }
        graphics.dispose();
        return TestPictures.encode(image, "png");
    }
}
