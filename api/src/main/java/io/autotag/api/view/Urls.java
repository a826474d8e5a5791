package io.autotag.api.view;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** Absolute addresses as clients see them: under the configured public URL, else under the one that was called. */
public final class Urls {

    private final Optional<URI> base;

    /** The public URL has no path; empty means that the address of each request is right. */
    public Urls(Optional<URI> base) {
        this.base = base;
    }

    /** The address of a path below the API's root, such as {@code uploads/}. */
    public String of(UriInfo uri, String path) {
        return onBase(uri.getBaseUriBuilder().path(path)).build().toString();
    }

    /** The address of a page of the web application, with a secret that browsers keep to themselves and no log sees. */
    public String page(UriInfo uri, String path, String name, String secret) {
        return onBase(uri.getBaseUriBuilder().replacePath(path).fragment(name + "=" + secret))
                .build()
                .toString();
    }

    /** @param path of a page of this server, with its parameters, that is known to be one */
    public URI own(UriInfo uri, String path) {
        return base.orElse(uri.getBaseUri()).resolve(path);
    }

    /** The address of this request with one query parameter set. */
    String withQuery(UriInfo uri, String name, String value) {
        return onBase(uri.getRequestUriBuilder().replaceQueryParam(name, value))
                .build()
                .toString();
    }

    private UriBuilder onBase(UriBuilder builder) {
        base.ifPresent(
                url -> builder.scheme(url.getScheme()).host(url.getHost()).port(url.getPort()));
        return builder;
    }
}
