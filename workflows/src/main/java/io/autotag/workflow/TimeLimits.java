package io.autotag.workflow;

import java.time.Duration;

/** What several parts must agree on: the work on one model has to end before the activity does, and that before the caller goes. */
public final class TimeLimits {

    /** One picture: a model that takes longer is no use for a run, and the run goes on without the picture. */
    public static final Duration INFERENCE = Duration.ofSeconds(60);

    /** Fetching the largest file allowed, checking and loading it; seconds on a local disk. */
    static final Duration OPENING = Duration.ofSeconds(60);

    /** Opening a model ends with a trial: two made-up pictures, each of which may take as long as any other. */
    static final Duration TRIAL = OPENING.plus(INFERENCE.multipliedBy(2));

    /** Opening a model, and one picture of somebody's. */
    static final Duration PREVIEW = TRIAL.plus(INFERENCE);

    /** With no worker about, or all slots taken, the one who waits is told so rather than left. */
    static final Duration SLOT = Duration.ofSeconds(60);

    /** How often at most a worker passes the beats of an activity on; the last one before its death is no older than that. */
    public static final Duration BEAT = Duration.ofSeconds(3);

    /** Work on models and pictures beats all the time: so much silence is a dead worker, not a slow one. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** For whoever asks for an inspection or a preview: longer than both, so that the worker's sentence is what is heard. */
    public static final Duration ANSWER = SLOT.plus(PREVIEW).plusSeconds(10);

    private TimeLimits() {}
}
