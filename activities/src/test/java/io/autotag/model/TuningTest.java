package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models measured by ONNX Runtime; what is the fastest is not for a test to say. */
final class TuningTest {

    private static final String ORIENTATION_CARD =
            "labels: [upright, turned]\ninput: {size: [48, 192], scale: 1/255, mean: 0.5, std: 0.5}\n";
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void findsOneOfTheWays() throws InterruptedException {
        Optional<Measured> found = real(2, SHORT, TuningTest::never).run();
        assertThat(found.map(Measured::calling)).isPresent().get().isIn(ways(2));
        assertThat(found.orElseThrow().perSecond()).isPositive();
    }

    @Test
    void whatTimeDoesNotReachIsNotTried() throws InterruptedException {
        assertThat(real(2, Duration.ofNanos(1), TuningTest::never).run().map(Measured::calling))
                .contains(Calling.usual(2));
    }

    @Test
    void thereIsNothingToChooseOnOneCore() throws InterruptedException {
        assertThat(real(1, SHORT, TuningTest::never).run()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "5"})
    void endsWhenItIsToldTo(int asked) throws InterruptedException {
        AtomicInteger questions = new AtomicInteger();
        BooleanSupplier once = () -> questions.getAndIncrement() == asked;
        assertThat(real(2, Duration.ofMillis(50), once).run()).isEmpty();
        assertThat(questions).hasValue(asked + 1);
    }

    @Test
    void whatIsToldToEndAtOnceFindsNothing() throws InterruptedException {
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
        assertThat(Tuning.measure(onnx, card(onnx, ORIENTATION_CARD), TaggerOptions.defaults(), 2, () -> true))
                .isEmpty();
    }

    @Test
    void aModelThatDoesNotFitItsCardIsNotMeasured() throws InterruptedException {
        Path onnx = ModelFiles.write(folder, TinyModels.detector());
        ModelCard other = card(ModelFiles.real(folder, TinyModels.ORIENTATION), ORIENTATION_CARD);
        assertThat(new Tuning(onnx, other, TaggerOptions.defaults(), 2, SHORT, TuningTest::never).run())
                .isEmpty();
    }

    /** Errors come from below: what a caller's thread throws is all that tells of them. */
    @Test
    void anErrorOfACallerIsNoWayThatIsSlow() throws ItemProblem {
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
        TaggerOptions options = TaggerOptions.defaults().called(new Calling(2, 1));
        try (MeasuredModel model = MeasuredModel.open(onnx, card(onnx, ORIENTATION_CARD), options)) {
            assertThatThrownBy(() -> model.measure(new BrokenThreads(), Duration.ZERO))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    /** Threads with no room for anything. */
    private static final class BrokenThreads extends AbstractExecutorService {

        @Override
        protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
            return new FutureTask<>(() -> {
                throw new StackOverflowError("made up");
            });
        }

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 2", "2, 2", "1, 4"})
    void answersAreTheSameHoweverAModelIsCalled(int callers, int threads) throws Exception {
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
        ModelCard card = card(onnx, ORIENTATION_CARD);
        List<byte[]> pictures = IntStream.range(0, 8)
                .mapToObj(i -> PlainPicture.of(40 + i * 7, 30 + i * 5, new Color(i * 30, 250 - i * 30, 128)))
                .toList();
        TaggerOptions called = TaggerOptions.defaults().called(new Calling(callers, threads));
        ExecutorService askers = Executors.newFixedThreadPool(4);
        try (Tagger usual = Tagger.open(onnx, card, TaggerOptions.defaults());
                Tagger other = Tagger.open(onnx, card, called)) {
            List<Future<Tagged>> answers = new ArrayList<>();
            pictures.forEach(picture -> answers.add(askers.submit(() -> other.tag(picture))));
            for (int i = 0; i < pictures.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(usual.tag(pictures.get(i)));
            }
        } finally {
            askers.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0.25    | 0    | true
                    0.25001 | 0    | false
                    0.25001 | 1e-4 | true
                    0.26    | 1e-4 | false
                    """)
    void aWayWithOtherAnswersIsNone(float answer, float most, boolean same) {
        assertThat(outputs(new int[] {1, 2}, answer).areWithin(most, outputs(new int[] {1, 2}, 0.25f)))
                .isEqualTo(same);
        assertThat(outputs(new int[] {2, 1}, answer).areWithin(most, outputs(new int[] {1, 2}, 0.25f)))
                .isFalse();
    }

    /** Of the real model, whose pictures are small. */
    private static List<Calling> ways(int cores) {
        List<Calling> ways = new ArrayList<>(Calling.of(cores));
        ways.add(new Calling(cores, 1, 8));
        return ways;
    }

    @Test
    void showsEveryWay() throws InterruptedException {
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
        assertThat(Tuning.compare(onnx, card(onnx, ORIENTATION_CARD), TaggerOptions.defaults(), 2))
                .extracting(Measured::calling)
                .startsWith(Calling.usual(2))
                .isSubsetOf(ways(2));
    }

    @Test
    void batchesAreMeasuredWhereAModelTakesThem() throws Exception {
        Path onnx = ModelFiles.write(folder, TinyModels.classifier());
        ModelCard card = card(onnx, TinyModels.CLASSIFIER_CARD);
        TaggerOptions usual = TaggerOptions.defaults().called(Calling.usual(2));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (MeasuredModel one = MeasuredModel.open(onnx, card, usual);
                MeasuredModel many = MeasuredModel.open(onnx, card, usual.called(new Calling(2, 1, 8)))) {
            assertThat(one.batches()).containsExactly(new Calling(2, 1, 8));
            assertThat(many.answers()).hasSize(16);
            for (int i = 0; i < 16; i++) {
                assertThat(many.answers().get(i).areWithin(0, one.answers().get(i % 2)))
                        .isTrue();
            }
            assertThat(one.answers().get(0).areWithin(0, one.answers().get(1))).isFalse();
            assertThat(many.measure(threads, Duration.ZERO).perSecond()).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theBatchThatAModelInsistsOnIsMeasured() throws InterruptedException {
        Path onnx = ModelFiles.write(folder, TinyModels.batchOf(3));
        ModelCard card = card(onnx, TinyModels.CLASSIFIER_CARD);
        assertThat(Tuning.compare(onnx, card, TaggerOptions.defaults(), 2))
                .extracting(Measured::calling)
                .contains(new Calling(2, 1, 3));
    }

    @Test
    void largerOnesAreNotMeasured() throws ItemProblem {
        try (MeasuredModel model = measured(TinyModels.batchOf(33), 1)) {
            assertThat(model.batches()).isEmpty();
        }
    }

    @Test
    void whereAPlaceHasToDoWithTheAnswerItShows() throws ItemProblem {
        try (MeasuredModel one = measured(TinyModels.batchWithPlaces(), 1);
                MeasuredModel four = measured(TinyModels.batchWithPlaces(), 4)) {
            List<Boolean> same = IntStream.range(0, 8)
                    .mapToObj(i ->
                            four.answers().get(i).areWithin(0, one.answers().get(i % 2)))
                    .toList();
            assertThat(same).containsExactly(true, true, false, false, true, true, true, true);
        }
    }

    private MeasuredModel measured(byte[] model, int batch) throws ItemProblem {
        Path onnx = ModelFiles.write(folder, model);
        return MeasuredModel.open(
                onnx,
                card(onnx, TinyModels.CLASSIFIER_CARD),
                TaggerOptions.defaults().called(new Calling(1, 1, batch)));
    }

    @Test
    void aModelWithOneAnswerForAllPicturesIsNotCalledWithBatches() {
        Path onnx = ModelFiles.write(folder, TinyModels.meanOfAllPictures());
        TaggerOptions batches = TaggerOptions.defaults().called(new Calling(1, 1, 8));
        assertThatThrownBy(() -> MeasuredModel.open(onnx, card(onnx, TinyModels.CLASSIFIER_CARD), batches))
                .isInstanceOf(ItemProblem.class)
                .hasMessage("The model answered 8 pictures with logits [1, 3], which is not one answer for each.");
    }

    private static Outputs outputs(int[] shape, float answer) {
        return new Outputs(List.of(Output.of("p", new int[] {1}, 1), Output.of("q", shape, 3, answer)));
    }

    private Tuning real(int cores, Duration budget, BooleanSupplier stop) {
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
        return new Tuning(onnx, card(onnx, ORIENTATION_CARD), TaggerOptions.defaults(), cores, budget, stop);
    }

    private static boolean never() {
        return false;
    }

    private static ModelCard card(Path onnx, String text) {
        return ModelFile.inspect(onnx, Optional.of(text)).card();
    }
}
