package io.autotag.ops.cli;

import java.net.URI;

/** Where the API answers: scheme, host and port, without the version path. */
public record Endpoint(URI base) {

    private static final String VERSION = "/api/v1";

    /** Accepts {@code http://host:8080}, with or without a final slash or the version path. */
    public static Endpoint of(String text) {
        String url = text.strip().replaceAll("/+$", "");
        if (url.endsWith(VERSION)) {
            url = url.substring(0, url.length() - VERSION.length());
        }
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new CliException(CliException.Code.USAGE, "\"" + text + "\" is not a URL.", e);
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw CliException.usage("\"" + text + "\" is not an http or https URL.");
        }
        return new Endpoint(uri);
    }

    /** The address of an API path such as {@code /datasets/}. */
    public URI api(String path) {
        return URI.create(base + VERSION + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
