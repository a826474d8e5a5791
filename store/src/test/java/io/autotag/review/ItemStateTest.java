package io.autotag.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ItemStateTest {

    @Test
    void isReviewedOnlyWhenSomebodySaysSoAndNothingIsPending() {
        assertThat(ItemState.afterSave(true, 0)).isEqualTo(ItemState.REVIEWED);
        assertThat(ItemState.afterSave(true, 1)).isEqualTo(ItemState.IN_PROGRESS);
        assertThat(ItemState.afterSave(false, 0)).isEqualTo(ItemState.IN_PROGRESS);
    }
}
