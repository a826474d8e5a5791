package io.autotag.workflow;

import java.util.Objects;

/**
 * A bulk action: all its workflow knows by itself.
 *
 * @param id the action's row
 * @param uid the action's public id
 */
public record BulkRef(long id, String uid) {
    public BulkRef {
        Objects.requireNonNull(uid, "uid is null");
    }
}
