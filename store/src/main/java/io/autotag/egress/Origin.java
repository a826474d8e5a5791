package io.autotag.egress;

import java.net.URI;
import java.util.Locale;

/** Whom an address belongs to, as browsers reckon it: what is meant for one origin is not sent to another. */
public final class Origin {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private Origin() {}

    /**
     * Scheme, host and port in lower case, as in {@code https://example.org}; the usual port of the scheme is left out.
     *
     * @param address that {@link EgressRules} do not object to
     */
    public static String of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        boolean said = address.getPort() >= 0 && address.getPort() != usual;
        return scheme + "://" + host + (said ? ":" + address.getPort() : "");
    }
}
