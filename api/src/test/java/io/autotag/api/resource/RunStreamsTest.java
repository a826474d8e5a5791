package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.error.ApiException;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What bounds the streams. */
final class RunStreamsTest {

    @Test
    void aStreamTooManyIsRefusedUntilAnotherEnds() {
        try (TestDatabase test = TestDatabase.create()) {
            RunViews views = new RunViews(test.database(), Clock.systemUTC());
            RunStreams streams = new RunStreams(views, new ObjectMapper(), Clock.systemUTC(), 2);
            streams.follow(7, -1);
            streams.follow(7, -1);
            assertThatThrownBy(() -> streams.follow(8, -1))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("Too many event streams");
            streams.look(); // there is no run 7: its streams end
            awaitNone(streams);
            streams.follow(8, -1);
            streams.close();
            assertThat(streams.size()).isZero();
        }
    }

    /** A writer ends them, not the thread that looks. */
    private static void awaitNone(RunStreams streams) {
        for (int i = 0; i < 2_000 && streams.size() > 0; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(streams.size()).isZero();
    }
}
