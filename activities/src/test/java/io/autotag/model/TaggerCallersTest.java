package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers, calls that take long, and the end of a model. */
final class TaggerCallersTest {

    @TempDir
    private Path folder;

    @Test
    void stopsAModelThatTakesTooLongForAPicture() throws ItemProblem {
        Path onnx = ModelFiles.write(folder, TinyModels.slowWhenWhite());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.CLASSIFIER_CARD)).card();
        TaggerOptions hasty = new TaggerOptions(1 << 20, 1 << 20, Duration.ofMillis(300));
        try (Tagger tagger = Tagger.open(onnx, card, hasty)) {
            ItemProblem problem =
                    catchThrowableOfType(ItemProblem.class, () -> tagger.tag(PlainPicture.of(8, 8, Color.WHITE)));
            assertThat(problem.code()).isEqualTo(ItemProblem.Code.TIMEOUT);
            assertThat(tagger.tag(PlainPicture.of(8, 8, Color.RED)).tags()).hasSize(3);
        }
    }

    @Test
    void saysThatItIsClosed() {
        Tagger tagger = ModelFiles.open(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD);
        tagger.close();
        tagger.close();
        assertThatThrownBy(() -> tagger.tag(PlainPicture.of(8, 8, Color.RED)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model tiny is closed");
    }

    @Test
    void answersManyCallersAsItAnswersOne() throws Exception {
        List<byte[]> pictures = IntStream.range(0, 24)
                .mapToObj(i -> PlainPicture.of(40 + i * 7, 30 + i * 5, new Color(i * 10, 250 - i * 10, 128)))
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
        FutureTask<Tagged> slow = new FutureTask<>(() -> tagger.tag(PlainPicture.of(8, 8, Color.WHITE)));
        Thread caller = new Thread(slow, "caller");
        caller.start();
        while (!isInTheModel(caller)) {
            assertThat(slow).isNotDone();
            Thread.onSpinWait();
        }
        tagger.close();
        assertThatThrownBy(() -> tagger.tag(PlainPicture.of(8, 8, Color.RED)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(slow::get).hasCauseInstanceOf(ItemProblem.class);
    }

    private static boolean isInTheModel(Thread caller) {
        return Arrays.stream(caller.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(OnnxRun.class.getName()));
    }
}
