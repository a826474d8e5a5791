package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.activity.InferencePool.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        Lane large = pool.lane(1);
        Lane small = pool.lane(1);
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
        Lane heavy = pool.lane(3);
        Lane light = pool.lane(1);
        Lane first = pool.lane(1);
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
        Lane lane = pool.lane(1);
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
        Lane lane = pool.lane(1);
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
        Lane lane = pool.lane(1);
        CompletableFuture<Boolean> failing = lane.submit(() -> {
            throw new StackOverflowError("deep");
        });
        assertThatThrownBy(failing::join).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(lane.submit(() -> order.add("next")).join()).isTrue();
    }

    private boolean waitUntilAllowed() {
        order.add("begun");
        Latches.await(goOn);
        return true;
    }

    /** Until the thread has taken the first piece out of the lane. */
    private void awaitBegun(CompletableFuture<Boolean> held) {
        while (order.isEmpty()) {
            assertThat(held).isNotDone();
            Thread.onSpinWait();
        }
        order.clear();
    }
}
