package io.autotag.run;

/** What people asked a run to do; the run row keeps it, signals only nudge. */
public enum Desired {
    RUN,
    PAUSE,
    CANCEL
}
