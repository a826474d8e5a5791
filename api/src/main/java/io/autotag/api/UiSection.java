package io.autotag.api;

import io.autotag.api.resource.RunChunkGroupsResource;
import io.autotag.api.resource.ThumbnailResource;
import io.autotag.api.run.Beat;
import io.autotag.api.run.TemporalLink;
import io.autotag.api.run.ThumbnailCaller;
import io.autotag.api.run.ThumbnailOrders;
import io.autotag.api.ui.UiFiles;
import io.autotag.api.ui.UiServlet;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The web application, which is everything that is neither the API nor its description, and the pictures it shows. */
final class UiSection {

    /** Orders are sent off when they come; this is for those that found no room. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Foundation foundation;
    private final TemporalLink temporal;
    private final Optional<URI> publicUrl;

    UiSection(Foundation foundation, TemporalLink temporal, Optional<URI> publicUrl) {
        this.foundation = foundation;
        this.temporal = temporal;
        this.publicUrl = publicUrl;
    }

    void register(Environment environment) {
        ThumbnailOrders orders = new ThumbnailOrders(new ThumbnailCaller(temporal));
        Beat sender = new Beat("thumbnail-orders", orders::pass);
        environment.lifecycle().manage(new Beating(sender, LOOK_EVERY));
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new ThumbnailResource(
                foundation.database(), foundation.blobs(), foundation.thumbnails(), orders, sender));
        jersey.register(new RunChunkGroupsResource(foundation.database()));
        environment
                .servlets()
                .addServlet("ui", new UiServlet(UiFiles.ofThisBuild(), publicUrl))
                .addMapping("/");
    }
}
