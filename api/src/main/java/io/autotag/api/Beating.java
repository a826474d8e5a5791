package io.autotag.api;

import io.autotag.api.run.Beat;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;

/** Begins with the server and ends with it. */
record Beating(Beat beat, Duration interval) implements Managed {

    @Override
    public void start() {
        beat.start(interval);
    }

    @Override
    public void stop() {
        beat.close();
    }
}
