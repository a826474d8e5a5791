package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.PaceGrant;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TurnsTest {

    private static final PaceGrant NONE = new PaceGrant(0, Duration.ofMillis(1));
    private static final PaceGrant NONE_FOR_LONG = new PaceGrant(0, Duration.ofHours(1));

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void takeAnewWhenWhatTheyTookIsUsedUp() {
        Turns turns = turns(() -> new PaceGrant(2, Duration.ZERO));
        for (int n = 1; n <= 5; n++) {
            assertThat(turns.isNext()).isTrue();
        }
        assertThat(asked).hasValue(3);
        assertThat(turns.areScarce()).isFalse();
    }

    @Test
    void whatWasAllowedAWhileAgoIsNoMore() {
        Turns turns = turns(() -> new PaceGrant(1_000, Duration.ZERO));
        assertThat(turns.isNext()).isTrue();
        clock.addAndGet(Turns.HOLDS_NANOS);
        assertThat(turns.isNext()).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void askUntilThereIsSomething() {
        Turns turns = turns(() -> asked.get() < 3 ? NONE : new PaceGrant(1, Duration.ZERO));
        assertThat(turns.isNext()).isTrue();
        assertThat(asked).hasValue(3);
        assertThat(turns.areScarce()).isTrue();
    }

    @Test
    void areOverWhenTheNextOneIsFarAway() {
        Turns turns = turns(() -> asked.get() == 1 ? new PaceGrant(1, Duration.ZERO) : NONE_FOR_LONG);
        assertThat(turns.isNext()).isTrue();
        assertThat(turns.areOver()).isFalse();
        assertThat(turns.isNext()).isFalse();
        assertThat(turns.areOver()).isTrue();
        assertThat(turns.delay()).contains(NONE_FOR_LONG.delay());
    }

    @Test
    void areOverWhenManyShortWaitsHaveBecomeALongOne() {
        Duration third = Turns.PATIENCE.dividedBy(3);
        // Others are faster each time.
        Turns turns = turns(() -> new PaceGrant(0, third.plusMillis(1)));
        assertThat(turns.isNext()).isFalse();
        assertThat(asked).hasValueBetween(3, 4);
        assertThat(turns.delay()).isPresent();
    }

    @Test
    void areWaitedForWhileSomethingIsUnderWay() {
        CompletableFuture<ItemResult> answer = new CompletableFuture<>();
        Turns turns = turns(() -> {
            if (asked.get() == 3) {
                answer.completeExceptionally(new IllegalStateException("nothing"));
            }
            return asked.get() == 1 ? new PaceGrant(1, Duration.ZERO) : NONE_FOR_LONG;
        });
        assertThat(turns.isNext()).isTrue();
        turns.handed(answer);
        assertThat(turns.isNext()).isFalse();
        assertThat(asked).hasValue(3);
        assertThat(turns.delay()).isPresent();
    }

    @Test
    void thereIsOneHoweverLateAndNoneBehindIt() {
        Turns turns = turns(() -> new PaceGrant(5, Duration.ZERO));
        turns.hurry();
        assertThat(turns.isNext()).isTrue();
        assertThat(turns.isNext()).isFalse();
        assertThat(turns.delay()).isEmpty();
    }

    @Test
    void theEndOfTheChunkEndsTheWait() throws Exception {
        CountDownLatch waits = new CountDownLatch(2);
        Turns turns = turns(() -> {
            waits.countDown();
            return asked.get() == 1 ? new PaceGrant(1, Duration.ZERO) : NONE_FOR_LONG;
        });
        turns.isNext();
        turns.handed(new CompletableFuture<>());
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(turns::isNext);
        waits.await();
        turns.close();
        assertThat(next.join()).isFalse();
    }

    private Turns turns(Supplier<PaceGrant> pace) {
        return new Turns(
                () -> {
                    asked.incrementAndGet();
                    return pace.get();
                },
                clock::get);
    }
}
