package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Limits that lie within each other do so. */
final class TimeLimitsTest {

    private static final Duration TWO_PICTURES = TimeLimits.INFERENCE.multipliedBy(2);

    @Test
    void aModelThatTakesItsTimeForBothTrialsIsInspectedToTheEnd() {
        assertThat(ActivityPolicies.inspect().getStartToCloseTimeout()).isGreaterThan(TWO_PICTURES);
    }

    @Test
    void aPreviewHasTimeForOpeningTheModelToo() {
        assertThat(ActivityPolicies.preview().getStartToCloseTimeout())
                .isGreaterThan(TWO_PICTURES.plus(TimeLimits.INFERENCE));
    }

    @Test
    void whoeverAsksWaitsLongerThanTheWorkMayTake() {
        for (ActivityOptions work : new ActivityOptions[] {ActivityPolicies.inspect(), ActivityPolicies.preview()}) {
            assertThat(TimeLimits.ANSWER)
                    .isGreaterThan(work.getScheduleToCloseTimeout())
                    .isGreaterThan(work.getScheduleToStartTimeout().plus(work.getStartToCloseTimeout()));
        }
    }
}
