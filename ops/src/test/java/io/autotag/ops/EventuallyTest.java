package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EventuallyTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksUntilItIsAsWanted() throws InterruptedException {
        assertThat(Eventually.last(Duration.ofMinutes(1), looks::incrementAndGet, seen -> seen == 3))
                .isEqualTo(3);
        assertThat(looks).hasValue(3);
    }

    @Test
    void answersWhatWasSeenLastWhereTimeRunsOut() throws InterruptedException {
        assertThat(Eventually.last(Duration.ZERO, looks::incrementAndGet, seen -> false))
                .isEqualTo(1);
    }

    @Test
    void failsAsWhoLooksFails() {
        assertThatThrownBy(() -> Eventually.last(
                        Duration.ofMinutes(1),
                        () -> {
                            throw new IOException("blind");
                        },
                        seen -> true))
                .isInstanceOf(IOException.class);
    }
}
