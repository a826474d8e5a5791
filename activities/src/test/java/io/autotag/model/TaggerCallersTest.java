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
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
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

    @Test
    void whoWaitsForAPlaceIsNotAtWork() throws Exception {
        Path onnx = ModelFiles.write(folder, TinyModels.slowWhenWhite());
        ModelCard card =
                ModelFile.inspect(onnx, Optional.of(TinyModels.CLASSIFIER_CARD)).card();
        TaggerOptions one = new TaggerOptions(1 << 20, 1 << 20, Duration.ofSeconds(2)).called(new Calling(1, 1));
        try (Tagger tagger = Tagger.open(onnx, card, one)) {
            FutureTask<Tagged> slow = new FutureTask<>(() -> tagger.tag(PlainPicture.of(8, 8, Color.WHITE)));
            Thread first = new Thread(slow);
            first.start();
            await(() -> isInTheModel(first));
            FutureTask<Duration> work = new FutureTask<>(() -> {
                WorkTime time = WorkTime.start();
                tagger.tag(PlainPicture.of(8, 8, Color.RED), time);
                return time.soFar();
            });
            long begun = System.nanoTime();
            Thread next = new Thread(work);
            next.start();
            await(() -> isIn(next, Semaphore.class) && next.getState() == Thread.State.WAITING);
            long waiting = System.nanoTime();
            long stillWaiting = waiting;
            for (long now = waiting; isInTheModel(first); now = System.nanoTime()) {
                stillWaiting = now;
            }
            Duration waited = Duration.ofNanos(stillWaiting - waiting);
            assertThat(waited).isPositive();
            assertThat(work.get().plus(waited)).isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - begun));
            assertThatThrownBy(slow::get).hasCauseInstanceOf(ItemProblem.class);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static boolean isInTheModel(Thread caller) {
        return isIn(caller, OnnxRun.class);
    }

    private static boolean isIn(Thread thread, Class<?> type) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(type.getName()));
    }
}
