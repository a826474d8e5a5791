package io.autotag.model;

import java.util.Objects;

/**
 * How a model's outputs are read.
 *
 * @param reason one sentence: what the head was recognised by
 */
public record RecognisedHead(Head head, String reason) {
    public RecognisedHead {
        Objects.requireNonNull(head, "head is null");
        Objects.requireNonNull(reason, "reason is null");
    }
}
