package io.autotag.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

    @Test
    void keepsEveryNumberThatHalfPrecisionHas() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = HalfFloat.value((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.bits(value)).isEqualTo((short) bits);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 1.0",
        "1.00146484375, 1.001953125",
        "65519, 65504",
        "65520, Infinity",
        "-70000, -Infinity"
    })
    void roundsToTheNearestAndTiesToEven(float value, float nearest) {
        assertThat(HalfFloat.value(HalfFloat.bits(value))).isEqualTo(nearest);
    }
}
