package io.autotag.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What stays of an address when it is signed anew: host, path, and of the query what is no signature. A parameter counts as
 * one of a signature only together with the others of it: alone it may tell two pictures from each other. Pure.
 */
final class UrlNames {

    /** Those of which all must be there, and those which then say nothing of the picture; in lower case. */
    private record Scheme(Set<String> needed, String signing) {}

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme(Set.of("x-amz-signature"), "x-amz-.*"),
            new Scheme(Set.of("x-goog-signature"), "x-goog-.*"),
            new Scheme(Set.of("awsaccesskeyid", "signature", "expires"), "awsaccesskeyid|signature|expires|x-amz-.*"),
            new Scheme(Set.of("googleaccessid", "signature", "expires"), "googleaccessid|signature|expires"),
            new Scheme(Set.of("key-pair-id", "signature"), "key-pair-id|signature|expires|policy|hash-algorithm"),
            new Scheme(Set.of("sig", "sv", "se"), "sig|se|sp|sr|st|sv|ss|srt|spr|sip|ske|skoid|sks|skt|sktid|skv"),
            new Scheme(Set.of("sig", "sv", "si"), "sig|se|sp|sr|st|sv|si|spr|sip"));

    /** Others that let somebody in: a name, which everybody sees, tells them apart without saying them. */
    private static final Set<String> SECRET = Set.of("sig", "signature", "token", "access_token", "api_key", "apikey");

    private UrlNames() {}

    /** @param address with a host */
    static String of(URI address) {
        String path = String.valueOf(address.getRawPath());
        String query = query(address.getRawQuery() == null ? "" : address.getRawQuery());
        return address.getRawAuthority().toLowerCase(Locale.ROOT) + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String query(String raw) {
        List<String> parts = Arrays.stream(raw.split("&", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        Set<String> there = parts.stream().map(UrlNames::key).collect(Collectors.toSet());
        String signing = SCHEMES.stream()
                .filter(scheme -> there.containsAll(scheme.needed()))
                .map(Scheme::signing)
                .collect(Collectors.joining("|"));
        return parts.stream()
                .filter(part -> signing.isEmpty() || !key(part).matches(signing))
                .map(UrlNames::veiled)
                .collect(Collectors.joining("&"));
    }

    private static String key(String part) {
        return part.split("=", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String veiled(String part) {
        return SECRET.contains(key(part))
                ? key(part) + "=" + UUID.nameUUIDFromBytes(part.getBytes(StandardCharsets.UTF_8))
                : part;
    }
}
