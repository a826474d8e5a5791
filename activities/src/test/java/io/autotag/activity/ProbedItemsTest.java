package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.RunProbes;
import io.autotag.store.TestDatabase;
import io.autotag.store.WorkItem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several items under way nobody is blamed for another's deed. */
final class ProbedItemsTest {

    private static final long RUN = 1;
    private static final WorkItem ITEM = new WorkItem(0, 7, "uid", "key", "sha", "image/jpeg");

    private final AtomicBoolean idle = new AtomicBoolean(true);
    private final Suspects suspects = new Suspects(idle::get);
    private final AtomicInteger answered = new AtomicInteger();
    private final RunProbes probes = new RunProbes();
    private TestDatabase test;
    private ProbedItems items;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        items = new ProbedItems(new Counting(), test.database(), RUN, suspects);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aFirstTryGoesOnBesideOthers() throws Exception {
        Lock other = begunElsewhere();
        try {
            handed().get(1, TimeUnit.MINUTES);
            assertThat(answered).hasValue(1);
            assertThat(tries()).isZero();
        } finally {
            other.unlock();
        }
    }

    @Test
    void aSecondTryIsNotedOnceTheOthersAreDone() throws Exception {
        diedBefore();
        CompletableFuture<ItemResult> result;
        Lock other = begunElsewhere();
        try {
            result = handed();
            Thread.sleep(300); // in which it must not begin
            assertThat(tries()).isEqualTo(1);
            assertThat(answered).hasValue(0);
        } finally {
            other.unlock();
        }
        result.get(1, TimeUnit.MINUTES);
        assertThat(answered).hasValue(1);
        assertThat(tries()).isZero();
    }

    @Test
    void aSecondTryWaitsUntilTheThreadsHaveAnsweredWhatNobodySuspects() throws Exception {
        diedBefore();
        idle.set(false);
        CompletableFuture<ItemResult> result = handed();
        Thread.sleep(300); // in which it must not begin
        assertThat(tries()).isEqualTo(1);
        CompletableFuture<ItemResult> unsuspected = CompletableFuture.supplyAsync(
                () -> suspects.apart(new Counting()).hand(ITEM).join());
        Thread.sleep(300); // in which nothing is handed out beside it
        assertThat(answered).hasValue(0);
        idle.set(true);
        result.get(1, TimeUnit.MINUTES);
        unsuspected.get(1, TimeUnit.MINUTES);
        assertThat(answered).hasValue(2);
        assertThat(tries()).isZero();
    }

    @Test
    void whoWaitsForItsTurnNoticesThatNobodyWantsTheAnswer() throws Exception {
        diedBefore();
        Lock other = begunElsewhere();
        try {
            CompletableFuture<ItemResult> result = handed();
            items.close();
            assertThat(result.handle((answer, failure) -> failure).get(1, TimeUnit.MINUTES))
                    .hasRootCauseInstanceOf(CancellationException.class);
        } finally {
            other.unlock();
        }
        assertThat(tries()).isEqualTo(1);
    }

    /** The first try of an item in another chunk, for as long as it is locked. */
    private Lock begunElsewhere() {
        Lock other = suspects.among();
        other.lock();
        return other;
    }

    /** On a thread of its own, as chunks have. */
    private CompletableFuture<ItemResult> handed() {
        return CompletableFuture.supplyAsync(() -> items.hand(ITEM).join());
    }

    private void diedBefore() {
        test.database().inTransaction(tx -> probes.begin(tx, RUN, ITEM.itemId()));
    }

    private int tries() {
        return test.database().read(tx -> probes.unanswered(tx, RUN, ITEM.itemId()));
    }

    private final class Counting implements ItemOrder {

        @Override
        public CompletableFuture<ItemResult> hand(WorkItem item) {
            answered.incrementAndGet();
            return CompletableFuture.completedFuture(
                    new ItemResult(item, Optional.empty(), Optional.empty(), Duration.ZERO));
        }

        @Override
        public void close() {
            // nothing to drop
        }
    }
}
