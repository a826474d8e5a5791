package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.PaceGrant;
import io.autotag.store.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PacedItemsTest {

    private static final PaceGrant NONE = new PaceGrant(0, Duration.ofMillis(1));
    private static final PaceGrant NONE_FOR_LONG = new PaceGrant(0, Duration.ofHours(1));

    private final Handed handed = new Handed();

    @Test
    void takesAnewWhenWhatItTookIsUsedUp() {
        AtomicInteger asked = new AtomicInteger();
        PacedItems items = new PacedItems(handed, () -> {
            asked.incrementAndGet();
            return new PaceGrant(2, Duration.ZERO);
        });
        for (int n = 1; n <= 5; n++) {
            assertThat(items.hand(item(n))).isDone();
        }
        assertThat(handed.positions).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(asked).hasValue(3);
    }

    @Test
    void asksUntilThereIsSomething() {
        AtomicInteger asked = new AtomicInteger();
        PacedItems items =
                new PacedItems(handed, () -> asked.incrementAndGet() < 3 ? NONE : new PaceGrant(1, Duration.ZERO));
        assertThat(items.hand(item(1))).isDone();
        assertThat(asked).hasValue(3);
    }

    @Test
    void theEndOfTheChunkEndsTheWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        PacedItems items = new PacedItems(handed, () -> {
            asked.countDown();
            return NONE_FOR_LONG;
        });
        CompletableFuture<CompletableFuture<ItemResult>> waiting =
                CompletableFuture.supplyAsync(() -> items.hand(item(1)));
        asked.await();
        items.close();
        assertThat(waiting.join()).isCompletedExceptionally();
        assertThat(handed.positions).isEmpty();
        assertThat(handed.closed).isTrue();
    }

    private static WorkItem item(long position) {
        return new WorkItem(position, position, "u", "k", "sha", "image/jpeg");
    }

    /** Remembers what it was handed; nothing comes of it. */
    private static final class Handed implements ItemOrder {

        private final List<Long> positions = new ArrayList<>();
        private boolean closed;

        @Override
        public CompletableFuture<ItemResult> hand(WorkItem item) {
            positions.add(item.position());
            return CompletableFuture.failedFuture(new IllegalStateException("nothing"));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
