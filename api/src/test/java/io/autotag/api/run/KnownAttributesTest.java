package io.autotag.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KnownAttributesTest {

    private Instant now = Instant.EPOCH;
    private Optional<Boolean> server = Optional.of(true);
    private int asked;

    private final KnownAttributes attributes = new KnownAttributes(
            () -> {
                asked++;
                return server;
            },
            () -> now);

    @Test
    void theServerIsAskedOnceAMinute() {
        assertThat(attributes.areThere()).isTrue();
        server = Optional.of(false);
        now = now.plus(Duration.ofSeconds(59));
        assertThat(attributes.areThere()).isTrue();
        assertThat(asked).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(attributes.areThere()).isFalse();
    }

    @Test
    void aServerThatDoesNotSayIsSoonAskedAgain() {
        server = Optional.empty();
        assertThat(attributes.areThere()).isFalse();
        server = Optional.of(true);
        now = now.plus(Duration.ofSeconds(2));
        assertThat(attributes.areThere()).isTrue();
    }

    @Test
    void whatWasRefusedIsNotTriedAgainForAMinute() {
        assertThat(attributes.areThere()).isTrue();
        attributes.refused();
        assertThat(attributes.areThere()).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(attributes.areThere()).isTrue();
    }
}
