package io.autotag.workflow;

/** Remembers that somebody rang since the last look. Workflow threads only. */
final class Nudge {

    private boolean rung;

    void ring() {
        rung = true;
    }

    void clear() {
        rung = false;
    }

    boolean isRung() {
        return rung;
    }
}
