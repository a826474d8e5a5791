package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pictures are answered, and which are refused. */
final class TaggerTest {

    @TempDir
    private Path folder;

    @Test
    void findsBoxesInPixelsOfThePicture() throws ItemProblem {
        List<Tag> tags = ModelFiles.tags(
                folder,
                TinyModels.detector(),
                TinyModels.DETECTOR_CARD,
                PlainPicture.of(200, 100, PlainPicture.PURPLE));
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
        List<Tag> tags =
                ModelFiles.tags(folder, TinyModels.detector(), card, PlainPicture.of(64, 64, PlainPicture.PURPLE));
        assertThat(tags.get(0).score()).isCloseTo(0, within(1e-4f));
        assertThat(tags.get(1).score()).isCloseTo(2 * 0.4f - 1, within(1e-5f));
    }

    @Test
    void saysTheSizeOfThePicture() throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD)) {
            Tagged tagged = tagger.tag(ByteBuffer.wrap(PlainPicture.of(30, 20, Color.BLACK)));
            assertThat(tagged).isEqualTo(new Tagged(30, 20, List.of()));
        }
    }

    @Test
    void saysOfEveryLabelOfASmallClassifierWhetherItApplies() throws ItemProblem {
        List<Tag> tags = ModelFiles.tags(
                folder, TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, PlainPicture.of(64, 64, Color.RED));
        assertThat(tags).extracting(Tag::label).containsExactly("red", "green", "blue");
        assertThat(tags.get(0).confidence()).isCloseTo(1, within(1e-3f));
        assertThat(tags.get(1).score()).isLessThan(-0.99f);
    }

    /** Its means are 0.8, 0 and 0.4; the classifier takes ten times as much for logits. */
    @Test
    void confidencesAreThoseOfTheFilesOwnArithmetic() throws ItemProblem {
        byte[] purple = PlainPicture.of(64, 64, PlainPicture.PURPLE);
        List<Tag> each = ModelFiles.tags(folder, TinyModels.tagger(), TinyModels.card("classifier-sigmoid"), purple);
        assertThat(each).extracting(Tag::label).containsExactly("red", "blue", "green");
        assertThat(each.get(0).confidence()).isCloseTo(0.8f, within(1e-3f));
        assertThat(each.get(1).confidence()).isCloseTo(0.4f, within(1e-3f));
        assertThat(each.get(2).confidence()).isCloseTo(0, within(1e-3f));
        double sum = Math.exp(8) + Math.exp(0) + Math.exp(4);
        List<Tag> one = ModelFiles.tags(folder, TinyModels.classifier(), TinyModels.CLASSIFIER_CARD, purple);
        assertThat(one).extracting(Tag::label).containsExactly("red", "blue", "green");
        assertThat(one.get(0).confidence()).isCloseTo((float) (Math.exp(8) / sum), within(1e-3f));
        assertThat(one.get(1).confidence()).isCloseTo((float) (Math.exp(4) / sum), within(1e-3f));
    }

    @Test
    void refusesAPictureThatIsNone() {
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD)) {
            ItemProblem problem = catchThrowableOfType(ItemProblem.class, () -> tagger.tag(new byte[] {1, 2, 3}));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.UNSUPPORTED);
        }
    }

    @Test
    void refusesAPictureThatIsCutOff() {
        byte[] whole = PlainPicture.of(64, 64, Color.RED);
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD)) {
            ItemProblem problem =
                    catchThrowableOfType(ItemProblem.class, () -> tagger.tag(Arrays.copyOf(whole, whole.length - 20)));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.UNREADABLE);
        }
    }

    @Test
    void refusesAnAnswerThatIsNoNumberForThatPictureOnly() throws ItemProblem {
        try (Tagger tagger = ModelFiles.open(folder, TinyModels.infiniteWhenBlack(), TinyModels.CLASSIFIER_CARD)) {
            ItemProblem problem =
                    catchThrowableOfType(ItemProblem.class, () -> tagger.tag(PlainPicture.of(8, 8, Color.BLACK)));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.NON_FINITE);
            assertThat(tagger.tag(PlainPicture.of(8, 8, Color.WHITE)).tags()).hasSize(3);
        }
    }

    private void expectBoxes(byte[] model) throws ItemProblem {
        List<Tag> tags = ModelFiles.tags(
                folder, model, TinyModels.card("yolo-v8"), PlainPicture.of(128, 64, PlainPicture.PURPLE));
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
    void refusesAPictureWithMorePixelsThanTheOperatorAllows() {
        Path onnx = ModelFiles.write(folder, TinyModels.detector());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.DETECTOR_CARD)).card();
        try (Tagger tagger = Tagger.open(onnx, card, new TaggerOptions(1 << 20, 99, Duration.ofSeconds(9)))) {
            ItemProblem problem =
                    catchThrowableOfType(ItemProblem.class, () -> tagger.tag(PlainPicture.of(10, 10, Color.RED)));
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
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
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
