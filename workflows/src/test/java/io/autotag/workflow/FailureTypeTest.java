package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FailureTypeTest {

    @ParameterizedTest
    @EnumSource(FailureType.class)
    void isFoundAgainBehindOtherFailures(FailureType type) {
        ApplicationFailure failure = type.failure("A sentence.");
        assertThat(FailureType.of(new IllegalStateException(failure))).contains(type);
        assertThat(failure.isNonRetryable()).isNotEqualTo(type.retryable());
        assertThat(failure.getOriginalMessage()).isEqualTo("A sentence.");
    }

    @Test
    void isNotFoundInForeignFailures() {
        assertThat(FailureType.of(new IllegalStateException("x"))).isEmpty();
        assertThat(FailureType.of(ApplicationFailure.newFailure("x", "Other"))).isEmpty();
    }
}
