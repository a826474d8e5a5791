package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.Source;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A list is read once for the pages of a scan, and not for longer than what is signed in it may hold. */
final class LastListTest {

    private static final List<SourceEntry> ENTRIES = List.of(new SourceEntry("a.jpg", "https://h/a.jpg", null, -1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger read = new AtomicInteger();
    private final LastList lists = new LastList(now::get);
    private final Source source = TestSources.bucket("s3://bucket", "https://h/");

    @Test
    void isReadOnceForThePagesOfAScan() {
        assertThat(list(source)).isEqualTo(ENTRIES);
        assertThat(list(source)).isEqualTo(ENTRIES);
        assertThat(read).hasValue(1);
    }

    @Test
    void isReadAnewForAnotherScanAndAfterAWhile() {
        list(source);
        list(TestSources.scanning(source, 2));
        list(source);
        assertThat(read).hasValue(3);
        now.set(Instant.EPOCH.plus(LastList.KEPT));
        list(source);
        assertThat(read).hasValue(4);
    }

    @Test
    void nothingIsKeptOfAListThatCouldNotBeRead() {
        assertThatThrownBy(() -> lists.of(source, () -> {
                    throw SourceException.passing("It is away.");
                }))
                .hasMessage("It is away.");
        assertThat(list(source)).isEqualTo(ENTRIES);
    }

    private List<SourceEntry> list(Source of) {
        return lists.of(of, () -> {
            read.incrementAndGet();
            return ENTRIES;
        });
    }
}
