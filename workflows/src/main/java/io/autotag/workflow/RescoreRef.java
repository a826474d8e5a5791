package io.autotag.workflow;

import java.util.Objects;

/**
 * Scores to be written anew: all their workflow knows by itself.
 *
 * @param id the rescoring's row
 * @param uid the rescoring's public id
 */
public record RescoreRef(long id, String uid) {
    public RescoreRef {
        Objects.requireNonNull(uid, "uid is null");
    }
}
