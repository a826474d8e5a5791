package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlaceTest {
    @Test
    void stands() {
        assertThat(1 + 1).isEqualTo(2);
    }
}
