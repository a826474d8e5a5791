package io.autotag.egress;

import java.net.URI;
import java.util.Locale;

/** Whom an address belongs to: what is meant for one origin, or for a part of its paths, is not sent to another. */
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

    /** The same with the path, if there is more of one than a slash: {@code https://example.org/v1}. */
    public static String withPath(URI address) {
        String path = path(address);
        return of(address) + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /**
     * Whether what is meant for a place may be sent to an address: to the place itself, and to what lies below it.
     *
     * @param place as {@link #withPath} gives it
     */
    public static boolean covers(String place, URI address) {
        String whole = of(address) + path(address);
        // A server may read these as another path than the one that is compared.
        boolean isPlain = !path(address).matches(".*(/\\.{1,2}(/|$)|//|\\\\|%2[eEfF]|%5[cC]|;).*");
        return whole.equals(place) || (whole.startsWith(place + "/") && (isPlain || place.equals(of(address))));
    }

    private static String path(URI address) {
        return String.valueOf(address.getRawPath());
    }
}
