package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that go into a model together. */
final class TaggerBatchesTest {

    private static final TaggerOptions FOURS = TaggerOptions.defaults().called(new Calling(2, 1, 4));
    private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void getTheAnswersThatTheyGetAlone() throws ItemProblem {
        assertAnswersAsAlone(TinyModels.classifier(), BatchSizes.full(4));
    }

    @Test
    void getThemFromAModelThatInsistsOnSeveral() throws ItemProblem {
        assertAnswersAsAlone(TinyModels.batchOfFour(), BatchSizes.upTo(4));
    }

    @Test
    void anotherNumberThanAModelInsistsOnIsNotTried() {
        try (Tagger tagger = open(TinyModels.batchOf(8), FOURS)) {
            assertThat(tagger.together()).isEqualTo(BatchSizes.ALONE);
        }
    }

    private void assertAnswersAsAlone(byte[] model, BatchSizes together) throws ItemProblem {
        List<byte[]> pictures = IntStream.range(0, 12)
                .mapToObj(i -> PlainPicture.of(40 + i * 7, 30 + i * 5, new Color(i * 20, 250 - i * 20, 128)))
                .toList();
        try (Tagger tagger = open(model, FOURS)) {
            assertThat(tagger.together()).isEqualTo(together);
            for (int size = 1; size <= 4; size++) {
                for (int from = 0; from + size <= pictures.size(); from += size) {
                    List<byte[]> some = pictures.subList(from, from + size);
                    List<Answer> answers = tagger.tag(some, WorkTime.start());
                    assertThat(answers).hasSize(size);
                    for (int i = 0; i < size; i++) {
                        assertThat(answers.get(i).get()).isEqualTo(tagger.tag(some.get(i)));
                    }
                }
            }
        }
    }

    @Test
    void whatIsNoPictureTakesNoOtherAlong() throws ItemProblem {
        byte[] red = PlainPicture.of(8, 8, Color.RED);
        byte[] blue = PlainPicture.of(9, 8, Color.BLUE);
        assertOnlyTheSecondFails(
                TinyModels.classifier(), FOURS, ItemProblem.Code.UNSUPPORTED, List.of(red, TEXT, blue));
    }

    @Test
    void aPictureThatTheModelHasNoAnswerToTakesNoOtherAlong() throws ItemProblem {
        byte[] black = PlainPicture.of(8, 8, Color.BLACK);
        byte[] grey = PlainPicture.of(8, 8, Color.GRAY);
        assertOnlyTheSecondFails(
                TinyModels.infiniteWhenBlack(), FOURS, ItemProblem.Code.NON_FINITE, List.of(grey, black, grey));
    }

    @Test
    void whatTakesTooLongTogetherIsTriedAlone() throws ItemProblem {
        byte[] white = PlainPicture.of(8, 8, Color.WHITE);
        byte[] red = PlainPicture.of(8, 8, Color.RED);
        TaggerOptions hasty = new TaggerOptions(1 << 20, 1 << 20, Duration.ofMillis(300)).called(new Calling(1, 1, 3));
        assertOnlyTheSecondFails(TinyModels.slowWhenWhite(), hasty, ItemProblem.Code.TIMEOUT, List.of(red, white, red));
    }

    @Test
    void batchesThatNeverGetAnswersAreNotTriedForEver() throws ItemProblem {
        byte[] black = PlainPicture.of(8, 8, Color.BLACK);
        byte[] grey = PlainPicture.of(8, 8, Color.GRAY);
        try (Tagger tagger = open(TinyModels.infiniteWhenBlack(), FOURS)) {
            for (int batch = 0; batch <= BatchAnswering.MOST_FAILURES; batch++) {
                List<Answer> answers = tagger.tag(List.of(black, grey, grey, grey), WorkTime.start());
                assertThat(catchThrowableOfType(ItemProblem.class, answers.get(0)::get)
                                .code())
                        .isEqualTo(ItemProblem.Code.NON_FINITE);
                assertThat(answers.get(3).get()).isEqualTo(tagger.tag(grey));
            }
        }
    }

    @Test
    void aModelThatInsistsOnOneGetsOne() throws ItemProblem {
        byte[] red = PlainPicture.of(8, 8, Color.RED);
        Path onnx = ModelFiles.write(folder, TinyModels.detector());
        try (Tagger tagger = Tagger.open(onnx, card(onnx, TinyModels.DETECTOR_CARD), FOURS)) {
            assertThat(tagger.together()).isEqualTo(BatchSizes.ALONE);
            assertThat(tagger.tag(List.of(red), WorkTime.start()).get(0).get()).isEqualTo(tagger.tag(red));
        }
    }

    @Test
    void moreThanABatchAreRefused() {
        try (Tagger tagger = open(TinyModels.classifier(), FOURS)) {
            assertThatThrownBy(() -> tagger.tag(List.of(TEXT, TEXT, TEXT, TEXT, TEXT), WorkTime.start()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("5 pictures are more than 4");
        }
    }

    @Test
    void aClosedModelAnswersNone() {
        Tagger tagger = open(TinyModels.classifier(), FOURS);
        tagger.close();
        assertThatThrownBy(() -> tagger.tag(List.of(TEXT), WorkTime.start())).isInstanceOf(IllegalStateException.class);
    }

    private void assertOnlyTheSecondFails(
            byte[] model, TaggerOptions options, ItemProblem.Code code, List<byte[]> pictures) throws ItemProblem {
        try (Tagger tagger = open(model, options)) {
            List<Answer> answers = tagger.tag(pictures, WorkTime.start());
            assertThat(answers).hasSize(3);
            assertThat(answers.get(0).get()).isEqualTo(tagger.tag(pictures.get(0)));
            assertThat(catchThrowableOfType(ItemProblem.class, answers.get(1)::get)
                            .code())
                    .isEqualTo(code);
            assertThat(answers.get(2).get()).isEqualTo(tagger.tag(pictures.get(2)));
        }
    }

    private Tagger open(byte[] model, TaggerOptions options) {
        Path onnx = ModelFiles.write(folder, model);
        return Tagger.open(onnx, card(onnx, TinyModels.CLASSIFIER_CARD), options);
    }

    private static ModelCard card(Path onnx, String text) {
        return ModelFile.inspect(onnx, Optional.of(text)).card();
    }
}
