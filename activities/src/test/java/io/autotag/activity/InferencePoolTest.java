package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.activity.InferencePool.Lane;
import io.autotag.activity.InferencePool.Piece;
import io.autotag.model.BatchSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InferencePoolTest {

    private final InferencePool pool = InferencePool.start(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<String> order = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        goOn.countDown();
        pool.close();
    }

    @Test
    void servesTheLanesInTurn() {
        Lane<Supplier<Boolean>, Boolean> large = lane(1);
        Lane<Supplier<Boolean>, Boolean> small = lane(1);
        CompletableFuture<Boolean> held = large.submit(this::waitUntilAllowed);
        List<CompletableFuture<?>> all = new ArrayList<>(List.of(held));
        awaitBegun(held);
        all.add(large.submit(() -> order.add("large 1")));
        all.add(large.submit(() -> order.add("large 2")));
        all.add(small.submit(() -> order.add("small 1")));
        goOn.countDown();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertThat(order).containsExactly("large 1", "small 1", "large 2");
    }

    @Test
    void takesAsManyPiecesInTurnAsALaneWeighs() {
        Lane<Supplier<Boolean>, Boolean> heavy = lane(3);
        Lane<Supplier<Boolean>, Boolean> light = lane(1);
        Lane<Supplier<Boolean>, Boolean> first = lane(1);
        CompletableFuture<Boolean> held = first.submit(this::waitUntilAllowed);
        List<CompletableFuture<?>> all = new ArrayList<>(List.of(held));
        awaitBegun(held);
        for (int piece = 1; piece <= 4; piece++) {
            String number = " " + piece;
            all.add(light.submit(() -> order.add("light" + number)));
            all.add(heavy.submit(() -> order.add("heavy" + number)));
        }
        goOn.countDown();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertThat(order)
                .containsExactly(
                        "light 1", "heavy 1", "heavy 2", "heavy 3", "light 2", "heavy 4", "light 3", "light 4");
    }

    @Test
    void aFullLaneMakesItsUserWait() throws Exception {
        Lane<Supplier<Boolean>, Boolean> lane = lane(1);
        CompletableFuture<Boolean> held = lane.submit(this::waitUntilAllowed);
        awaitBegun(held);
        List<CompletableFuture<Boolean>> room =
                List.of(lane.submit(() -> order.add("1")), lane.submit(() -> order.add("2")));
        CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(
                () -> lane.submit(() -> order.add("3")).join());
        TimeUnit.MILLISECONDS.sleep(100);
        assertThat(third).isNotDone();
        assertThat(room).noneMatch(CompletableFuture::isDone);
        goOn.countDown();
        assertThat(third.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("1", "2", "3");
    }

    @Test
    void aClosedLaneDropsWhatHasNotBegun() {
        Lane<Supplier<Boolean>, Boolean> lane = lane(1);
        CompletableFuture<Boolean> held = lane.submit(this::waitUntilAllowed);
        awaitBegun(held);
        CompletableFuture<Boolean> waiting = lane.submit(() -> order.add("never"));
        lane.close();
        assertThat(waiting).isCancelled();
        assertThat(lane.submit(() -> order.add("nor this"))).isCancelled();
        goOn.countDown();
        assertThat(held.join()).isTrue();
        assertThat(order).isEmpty();
    }

    @Test
    void aThreadOutlivesWhatItsWorkThrows() {
        Lane<Supplier<Boolean>, Boolean> lane = lane(1);
        CompletableFuture<Boolean> failing = lane.submit(() -> {
            throw new StackOverflowError("deep");
        });
        assertThatThrownBy(failing::join).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(lane.submit(() -> order.add("next")).join()).isTrue();
    }

    @Test
    void takesBatchesOfWhatIsReady() {
        assertThat(takenOfSix(BatchSizes.full(3)))
                .containsExactly(List.of(0), List.of(1, 2, 3), List.of(4), List.of(5));
    }

    @Test
    void takesWhateverIsReadyWhereFewerThanABatchCostNoMore() {
        assertThat(takenOfSix(BatchSizes.upTo(3))).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    /** What is done together of a first piece, and of five that come while it is done. */
    private List<List<Integer>> takenOfSix(BatchSizes together) {
        List<List<Integer>> done = new CopyOnWriteArrayList<>();
        Lane<Integer, Boolean> lane = pool.lane(1, together, pieces -> {
            done.add(pieces.stream().map(Piece::what).toList());
            if (pieces.get(0).what() == 0) {
                order.add("begun");
                Latches.await(goOn);
            }
            pieces.forEach(piece -> piece.answer().complete(true));
        });
        CompletableFuture<Boolean> held = lane.submit(0);
        awaitBegun(held);
        List<CompletableFuture<Boolean>> rest =
                IntStream.rangeClosed(1, 5).mapToObj(lane::submit).toList();
        goOn.countDown();
        rest.forEach(CompletableFuture::join);
        return done;
    }

    @Test
    void whatABatchTakesOfLaterTurnsIsMadeUpFor() {
        Lane<Supplier<Boolean>, Boolean> batches =
                pool.lane(1, BatchSizes.full(4), pieces -> pieces.forEach(InferencePoolTest::alone));
        Lane<Supplier<Boolean>, Boolean> light = lane(1);
        Lane<Supplier<Boolean>, Boolean> first = lane(1);
        CompletableFuture<Boolean> held = first.submit(this::waitUntilAllowed);
        awaitBegun(held);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int piece = 1; piece <= 8; piece++) {
            String number = String.valueOf(piece);
            all.add(batches.submit(() -> order.add(number)));
        }
        for (int piece = 1; piece <= 4; piece++) {
            all.add(light.submit(() -> order.add("light")));
        }
        goOn.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(String.join(" ", order)).isEqualTo("1 2 3 4 light light light light 5 6 7 8");
    }

    @Test
    void whatABatchThrowsIsTheAnswerOfEachThatHasNone() {
        Lane<Integer, Integer> lane = pool.lane(1, BatchSizes.full(2), pieces -> {
            order.add("begun");
            Latches.await(goOn);
            pieces.get(0).answer().complete(pieces.get(0).what());
            throw new IllegalStateException("half done");
        });
        CompletableFuture<Integer> held = lane.submit(0);
        awaitBegun(held);
        CompletableFuture<Integer> first = lane.submit(1);
        CompletableFuture<Integer> second = lane.submit(2);
        goOn.countDown();
        assertThat(held.join()).isZero();
        assertThat(first.join()).isEqualTo(1);
        assertThatThrownBy(second::join).hasRootCauseMessage("half done");
    }

    /** Whose pieces go one by one, each doing itself. */
    private Lane<Supplier<Boolean>, Boolean> lane(int weight) {
        return pool.lane(weight, BatchSizes.ALONE, pieces -> pieces.forEach(InferencePoolTest::alone));
    }

    private static void alone(Piece<Supplier<Boolean>, Boolean> piece) {
        piece.answer().complete(piece.what().get());
    }

    private boolean waitUntilAllowed() {
        order.add("begun");
        Latches.await(goOn);
        return true;
    }

    /** Until the thread has taken the first piece out of the lane. */
    private void awaitBegun(CompletableFuture<?> held) {
        while (order.isEmpty()) {
            assertThat(held).isNotDone();
            Thread.onSpinWait();
        }
        order.clear();
    }
}
