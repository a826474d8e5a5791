package io.autotag.store;

/**
 * The answer to creating a run.
 *
 * @param isNew false when the idempotency key had made it before
 */
public record CreatedRun(Run run, boolean isNew) {}
