package io.autotag.ops;

import java.time.Duration;

/**
 * What befalls a part: it is killed, or it stands still for a while and goes on as if nothing had been.
 *
 * @param pause from when the run went on after the fault before until this one
 * @param still how long it stands still; zero where it is killed
 */
record Fault(Victim victim, Duration pause, Duration still) {

    boolean kills() {
        return still.isZero();
    }

    /** "worker killed", "postgres frozen". */
    String kind() {
        return victim.unit() + (kills() ? " killed" : " frozen");
    }
}
