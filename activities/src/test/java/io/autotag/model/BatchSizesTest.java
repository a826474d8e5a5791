package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchSizesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 4", "9, 4"})
    void onlyFullOnesWhereFewerCostAsMuchEach(int waiting, int next) {
        assertThat(BatchSizes.full(4).of(waiting)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "4, 4", "9, 4"})
    void whateverWaitsWhereOneTakesAsLongAsAll(int waiting, int next) {
        assertThat(BatchSizes.upTo(4).of(waiting)).isEqualTo(next);
    }

    @Test
    void someAtLeastGoTogether() {
        assertThat(BatchSizes.ALONE.of(9)).isEqualTo(1);
        assertThatThrownBy(() -> BatchSizes.full(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BatchSizes(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
