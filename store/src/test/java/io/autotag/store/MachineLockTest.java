package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MachineLockTest {

    private final TestDatabase test = TestDatabase.create();
    private final MachineLock lock = new MachineLock(Duration.ofMillis(20));
    private final MachineLock patient = new MachineLock(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void oneAtATimeHasATurnOnAMachine() {
        test.database().doInTransaction(holder -> {
            assertThat(lock.take(holder, "one")).isTrue();
            assertThat(takes("one")).isFalse();
            assertThat(takes("another")).isTrue();
            assertThat(waits("one")).isFalse();
            assertThat(waits("another")).isTrue();
        });
        assertThat(waits("one")).isTrue();
        assertThat(takes("one")).isTrue();
    }

    @Test
    void whoWaitsForItsTurnIsWaitedForToo() {
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        CompletableFuture<Void> go = new CompletableFuture<>();
        test.database().doInTransaction(holder -> {
            assertThat(lock.take(holder, "one")).isTrue();
            next.completeAsync(() -> test.database().inTransaction(tx -> {
                boolean taken = patient.take(tx, "one");
                go.join();
                return taken;
            }));
            test.awaitAdvisoryWaiters(1);
            after.completeAsync(() -> test.database().read(tx -> patient.waitFor(tx, "one")));
            test.awaitAdvisoryWaiters(2);
        });
        test.awaitAdvisoryWaiters(1);
        assertThat(after).isNotDone();
        assertThat(waits("one")).isFalse();
        go.complete(null);
        assertThat(next.join()).isTrue();
        assertThat(after.join()).isTrue();
    }

    @Test
    void theTransactionOfWhoWaitedInVainGoesOn() {
        test.database().doInTransaction(holder -> {
            assertThat(lock.take(holder, "one")).isTrue();
            boolean goesOn = test.database().inTransaction(tx -> {
                boolean taken = lock.take(tx, "one");
                return !taken && lock.take(tx, "another");
            });
            assertThat(goesOn).isTrue();
        });
    }

    private boolean takes(String machine) {
        return test.database().inTransaction(tx -> lock.take(tx, machine));
    }

    private boolean waits(String machine) {
        return test.database().read(tx -> lock.waitFor(tx, machine));
    }
}
