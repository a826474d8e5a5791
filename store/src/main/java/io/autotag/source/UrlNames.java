package io.autotag.source;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stays of an address when it is signed anew: host, path, and of the query what is no signature. Pure. */
final class UrlNames {

    /** Of the signatures of Amazon, Google, Azure and CloudFront, in lower case. */
    private static final String SIGNING = "(x-amz-.*|x-goog-.*|awsaccesskeyid|googleaccessid|expires|signature|policy"
            + "|key-pair-id|sig|se|sp|sr|st|sv|spr|sip|sks|ske|skt|skv|skoid|sktid|token)";

    private UrlNames() {}

    /** @param address with a host */
    static String of(URI address) {
        String path = String.valueOf(address.getRawPath());
        String query = query(address.getRawQuery() == null ? "" : address.getRawQuery());
        return address.getRawAuthority().toLowerCase(Locale.ROOT) + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String query(String raw) {
        return Arrays.stream(raw.split("&", -1))
                .filter(part -> !part.isEmpty())
                .filter(part -> !part.split("=", 2)[0].toLowerCase(Locale.ROOT).matches(SIGNING))
                .collect(Collectors.joining("&"));
    }
}
