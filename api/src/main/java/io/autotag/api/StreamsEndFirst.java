package io.autotag.api;

import io.autotag.api.resource.RunStreams;
import org.eclipse.jetty.util.component.LifeCycle;

/** Ends the event streams before the server waits for the requests under way, of which they would be the longest. */
record StreamsEndFirst(RunStreams streams) implements LifeCycle.Listener {

    @Override
    public void lifeCycleStopping(LifeCycle server) {
        streams.close();
    }
}
