package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.util.Duration;
import jakarta.validation.ConstraintViolation;
import org.junit.jupiter.api.Test;

final class EgressConfigTest {

    @Test
    void whatCannotBeReadIsCalledAsTheOperatorSetIt() {
        EgressConfig wrong = new EgressConfig(false, "the office", Duration.seconds(1));
        assertThat(Validators.newValidator().validate(wrong))
                .extracting(ConstraintViolation::getMessage)
                .singleElement()
                .asString()
                .startsWith("AUTOTAG_EGRESS_NETWORKS must be a list");
    }
}
