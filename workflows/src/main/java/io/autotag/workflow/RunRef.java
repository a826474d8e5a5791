package io.autotag.workflow;

import java.util.Objects;

/**
 * A run at one epoch: all a run workflow knows by itself.
 *
 * @param id the run's row
 * @param uid the run's public id
 * @param epoch a workflow whose epoch is no longer the run's is fenced: it must not act for the run any more
 */
public record RunRef(long id, String uid, int epoch) {
    public RunRef {
        Objects.requireNonNull(uid, "uid is null");
    }
}
