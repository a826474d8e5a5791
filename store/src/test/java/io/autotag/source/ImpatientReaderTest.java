package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who kept somebody waiting in vain is left alone for a while. */
final class ImpatientReaderTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final SetClock clock = new SetClock();
    private final Slow source = new Slow();

    @Test
    void whoDidNotAnswerInTimeIsNotAskedForAMinute() {
        SourceReader reader = reader(1);
        source.takes = LONG;
        refuses(reader, "https://away.test/1.jpg");
        refuses(reader, "https://away.test/2.jpg");
        assertThat(source.asked).isEqualTo(1);
        refuses(reader, "https://another.test/1.jpg");
        assertThat(source.asked).isEqualTo(2);
        clock.now = clock.now.plus(Silences.KEPT);
        refuses(reader, "https://away.test/1.jpg");
        assertThat(source.asked).isEqualTo(3);
    }

    @Test
    void anAnswerInBetweenCountsAndAFailureAtOnceDoesNot() throws IOException {
        SourceReader reader = reader(2);
        source.takes = LONG;
        refuses(reader, null);
        source.isAway = false;
        try (SourceContent content = open(reader, null)) {
            assertThat(content.bytes()).isZero();
        }
        source.isAway = true;
        refuses(reader, null);
        source.takes = Duration.ZERO;
        refuses(reader, null);
        refuses(reader, null);
        assertThat(source.asked).isEqualTo(5);
    }

    @Test
    void bytesThatDoNotComeAreNoAnswer() throws IOException {
        SourceReader reader = reader(1);
        source.takes = LONG;
        source.isAway = false;
        source.breaks = true;
        try (SourceContent content = open(reader, null)) {
            assertThatThrownBy(() -> content.stream().read()).isInstanceOf(IOException.class);
        }
        refuses(reader, null);
        assertThat(source.asked).isEqualTo(1);
    }

    private SourceReader reader(int most) {
        return new ImpatientReader(source, new Silences(most, clock), "source 1");
    }

    private static void refuses(SourceReader reader, @Nullable String address) {
        assertThatThrownBy(() -> open(reader, address)).isInstanceOf(SourceException.class);
    }

    private static SourceContent open(SourceReader reader, @Nullable String address) {
        return reader.open(new SourceEntry("1.jpg", address, null, -1), null).orElseThrow();
    }

    /** Time passes when somebody waits. */
    private final class Slow implements SourceReader {

        private Duration takes = Duration.ZERO;
        private boolean isAway = true;
        private boolean breaks;
        private int asked;

        @Override
        public Listing list(String after) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SourceContent> open(SourceEntry object, @Nullable String knownTag) {
            asked++;
            clock.now = clock.now.plus(takes);
            if (isAway) {
                throw SourceException.passing("It is away.");
            }
            InputStream content = breaks ? new Breaking() : InputStream.nullInputStream();
            return Optional.of(new SourceContent(content, null, 0, content));
        }
    }

    /** A body of which nothing comes. */
    private static final class Breaking extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("It breaks.");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("It breaks.");
        }
    }

    /** Stands until it is set. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
