package io.autotag.api;

import io.autotag.api.ui.UiFiles;
import io.autotag.api.ui.UiServlet;
import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.util.Optional;

/** The web application: everything that is neither the API nor its description. */
final class UiSection {

    private final Optional<URI> publicUrl;

    UiSection(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    void register(Environment environment) {
        environment
                .servlets()
                .addServlet("ui", new UiServlet(UiFiles.ofThisBuild(), publicUrl))
                .addMapping("/");
    }
}
