package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BeatTest {

    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void theFirstTimeIsAtOnceWithoutADelay() throws InterruptedException {
        try (Beat beat = new Beat("at once", done::countDown)) {
            beat.start(Duration.ZERO, Duration.ofHours(1));
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theFirstTimeWaitsForTheDelay() throws InterruptedException {
        try (Beat beat = new Beat("later", done::countDown)) {
            beat.start(Duration.ofHours(1), Duration.ofMillis(1));
            assertThat(done.await(200, TimeUnit.MILLISECONDS)).isFalse();
            beat.ring();
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
