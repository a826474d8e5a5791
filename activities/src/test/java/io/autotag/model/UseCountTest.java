package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class UseCountTest {
    private final AtomicInteger released = new AtomicInteger();
    private final UseCount uses = new UseCount(released::incrementAndGet);

    @Test
    void releasesAtOnceWhatNobodyUses() {
        uses.close();
        assertThat(released).hasValue(1);
    }

    @Test
    void releasesAfterTheLastUse() {
        assertThat(uses.enter()).isTrue();
        assertThat(uses.enter()).isTrue();
        uses.close();
        uses.leave();
        assertThat(released).hasValue(0);
        uses.leave();
        assertThat(released).hasValue(1);
    }

    @Test
    void releasesOnceAndLetsNobodyInAfterwards() {
        uses.close();
        uses.close();
        assertThat(uses.enter()).isFalse();
        assertThat(released).hasValue(1);
    }

    @Test
    void releasesNothingThatIsOpen() {
        uses.enter();
        uses.leave();
        assertThat(released).hasValue(0);
    }
}
