package io.autotag.store;

import java.time.Instant;

/** An item a run could not tag, with a sentence saying why. */
public record RunFailure(
        long itemId, String itemUid, String itemKey, FailureCode code, String message, Instant createdAt) {}
