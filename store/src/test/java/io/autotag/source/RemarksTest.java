package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RemarksTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Remarks remarks = new Remarks(now::get);

    @Test
    void eachSourceIsSpokenOfOnceAMinute() {
        assertThat(remarks.isDue(1)).isTrue();
        assertThat(remarks.isDue(1)).isFalse();
        assertThat(remarks.isDue(2)).isTrue();
        now.set(Instant.EPOCH.plus(Remarks.EVERY));
        assertThat(remarks.isDue(1)).isTrue();
        assertThat(remarks.isDue(1)).isFalse();
    }

    @Test
    void howeverManySourcesThereAreAFewAreKept() {
        for (long source = 1; source <= 1_001; source++) {
            assertThat(remarks.isDue(source)).isTrue();
        }
        assertThat(remarks.isDue(2)).isFalse();
        assertThat(remarks.isDue(1)).isTrue();
    }
}
