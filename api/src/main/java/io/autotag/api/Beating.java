package io.autotag.api;

import io.autotag.api.run.Beat;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;

/**
 * Begins with the server and ends with it.
 *
 * @param delay until the first beat
 */
record Beating(Beat beat, Duration delay, Duration interval) implements Managed {

    /** The first beat is at once. */
    Beating(Beat beat, Duration interval) {
        this(beat, Duration.ZERO, interval);
    }

    @Override
    public void start() {
        beat.start(delay, interval);
    }

    @Override
    public void stop() {
        beat.close();
    }
}
