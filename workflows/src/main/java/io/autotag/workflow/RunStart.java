package io.autotag.workflow;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run workflow begins with: a run at one epoch, in the words of {@link RunRef}, which is all that an
 * earlier release sends and understands.
 *
 * @param before what the workflow that this one continues had not got any further with; null when it had, or there is none
 */
public record RunStart(long id, String uid, int epoch, @Nullable Standstill before) {
    public RunStart {
        Objects.requireNonNull(uid, "uid is null");
    }

    /** Knowing nothing but the run. */
    public static RunStart of(RunRef run) {
        return new RunStart(run.id(), run.uid(), run.epoch(), null);
    }

    static RunStart of(RunRef run, Standstill before) {
        return new RunStart(run.id(), run.uid(), run.epoch(), before.rounds() > 0 ? before : null);
    }

    RunRef run() {
        return new RunRef(id, uid, epoch);
    }

    Standstill standstill() {
        return before == null ? Standstill.NONE : before;
    }
}
