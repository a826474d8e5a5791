package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RestTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final AtomicLong time = new AtomicLong(-1);
    private final Rest rest = new Rest(time::get);

    @Test
    void beforeTheFirstLookThereIsNothingToRestFrom() {
        assertThat(rest.isOn()).isFalse();
    }

    @Test
    void lastsTenTimesAsLongAsTheLook() {
        look(20);
        pass(199);
        assertThat(rest.isOn()).isTrue();
        pass(1);
        assertThat(rest.isOn()).isFalse();
    }

    @Test
    void peopleWaitForNoRest() {
        long begin = rest.now();
        pass(50);
        rest.after(begin, 200);
        assertThat(rest.isOn()).isFalse();
    }

    @Test
    void leavesTheBitmapsUpToDateWhereLooksAreShort() {
        look(250);
        pass(299);
        assertThat(rest.isOn()).isTrue();
        pass(1);
        assertThat(rest.isOn()).isFalse();
    }

    @Test
    void lastsSecondsWhereTheyCannotBeThatAnyway() {
        look(300);
        pass(2_999);
        assertThat(rest.isOn()).isTrue();
        pass(1);
        assertThat(rest.isOn()).isFalse();
    }

    @Test
    void endsAfterFiveSecondsHoweverLongTheLook() {
        look(60_000);
        pass(4_999);
        assertThat(rest.isOn()).isTrue();
        pass(1);
        assertThat(rest.isOn()).isFalse();
    }

    @Test
    void whoHasMorePatienceThanTheLookTookNeedNotWait() {
        look(100);
        assertThat(rest.isOn()).isTrue();
        assertThat(rest.isOnAfterMoreThan(PATIENCE)).isFalse();
    }

    @Test
    void whoHasLessGetsNothingUntilItIsOver() {
        look(101);
        assertThat(rest.isOnAfterMoreThan(PATIENCE)).isTrue();
        pass(500);
        assertThat(rest.isOnAfterMoreThan(PATIENCE)).isFalse();
    }

    private void look(long millis) {
        long begin = rest.now();
        pass(millis);
        rest.after(begin, 201);
    }

    private void pass(long millis) {
        time.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
