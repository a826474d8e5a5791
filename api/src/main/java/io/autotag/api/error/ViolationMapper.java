package io.autotag.api.error;

import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Stands before the mapper that Jersey brings for exceptions of this kind, which would hide what is wrong. */
public final class ViolationMapper implements ExceptionMapper<JerseyViolationException> {

    private final FailureMapper failures;

    public ViolationMapper(FailureMapper failures) {
        this.failures = failures;
    }

    @Override
    public Response toResponse(JerseyViolationException invalid) {
        return failures.toResponse(invalid);
    }
}
