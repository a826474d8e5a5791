package io.autotag.api;

import io.autotag.search.BitmapIndex;
import io.dropwizard.lifecycle.Managed;

/** The bitmaps follow the tables as long as the server runs. */
record Following(BitmapIndex index) implements Managed {

    @Override
    public void start() {
        index.start();
    }

    @Override
    public void stop() {
        index.close();
    }
}
