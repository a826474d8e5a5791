package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.autotag.image.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
