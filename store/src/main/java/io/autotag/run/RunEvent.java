package io.autotag.run;

/** What happens to a run. */
public enum RunEvent {
    /** Its selection is being frozen. */
    PLAN,
    /** Its selection is frozen; chunks may go out. */
    START,
    /** Its chunks are drained after a pause was asked for. */
    PAUSE,
    /** It goes on after a pause. */
    RESUME,
    /** Nothing seems left; the proof is being made. */
    FINISH,
    /** The proof found work left. */
    REOPEN,
    /** The proof found nothing left. */
    COMPLETE,
    FAIL,
    CANCEL
}
