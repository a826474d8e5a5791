package io.autotag.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.api.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LimitedStreamTest {

    @Test
    void passesOnWhatFits() throws IOException {
        assertThat(stream(5, 5, OptionalLong.of(5)).readAllBytes()).hasSize(5);
    }

    @Test
    void stopsAtTheLimit() {
        assertThatThrownBy(() -> stream(6, 5, OptionalLong.empty()).readAllBytes())
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(413));
    }

    @Test
    void refusesAnotherLengthThanAnnounced() {
        assertThatThrownBy(() -> stream(4, 9, OptionalLong.of(5)).readAllBytes())
                .hasMessageContaining("4 bytes; 5 were announced");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> stream(0, 9, OptionalLong.empty()).readAllBytes())
                .hasMessageContaining("empty");
    }

    private static LimitedStream stream(int size, long limit, OptionalLong announced) {
        return new LimitedStream(new ByteArrayInputStream(new byte[size]), limit, announced);
    }
}
