package io.autotag.api;

import io.dropwizard.lifecycle.Managed;

/** Something that is open from the start and closed when the process ends. */
record ClosedAtEnd(AutoCloseable resource) implements Managed {

    @Override
    public void stop() throws Exception {
        resource.close();
    }
}
