package io.autotag.api;

import io.autotag.egress.EgressRules;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * Which addresses outside may be called on behalf of people.
 *
 * @param plainHttp whether http will do; else it is https
 * @param networks that may be reached besides the public internet, such as {@code 10.1.0.0/16, fd00::/8}
 * @param timeout of one call
 */
record EgressConfig(
        boolean plainHttp,
        @NotNull String networks,
        @NotNull @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS) Duration timeout) {

    EgressRules rules() {
        return EgressRules.of(plainHttp, networks);
    }

    @ValidationMethod(message = "AUTOTAG_EGRESS_NETWORKS must be a list such as 10.1.0.0/16, fd00::/8")
    public boolean isWellFormed() {
        return Legible.is(this::rules);
    }
}
