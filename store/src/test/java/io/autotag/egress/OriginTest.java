package io.autotag.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.org/a?b=c, https://example.org",
        "https://example.org:443/, https://example.org",
        "http://example.org:80, http://example.org",
        "HTTPS://example.org:8443/a, https://example.org:8443",
        "http://example.org:443/, http://example.org:443",
        "http://[::1]:9000/, http://[::1]:9000"
    })
    void isSchemeHostAndPort(String address, String origin) {
        assertThat(Origin.of(URI.create(address))).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.org/V1/objects?b=c, https://example.org/V1/objects",
        "https://example.org/v1/, https://example.org/v1",
        "https://example.org/, https://example.org",
        "https://example.org, https://example.org"
    })
    void thePathIsKeptAsItIs(String address, String place) {
        assertThat(Origin.withPath(URI.create(address))).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org, true",
        "https://example.org, https://example.org/any?a=b, true",
        "https://example.org, https://example.org/a/../b, true",
        "https://example.org, https://example.org.evil.net/, false",
        "https://example.org, http://example.org/, false",
        "https://example.org/v1, https://example.org/v1, true",
        "https://example.org/v1, https://example.org/v1/objects, true",
        "https://example.org/v1, https://example.org/v1objects, false",
        "https://example.org/v1, https://example.org/v2, false",
        "https://example.org/v1, https://example.org/, false",
        "https://example.org/v1, https://example.org/v1/../keys, false",
        "https://example.org/v1, https://example.org/v1/%2e%2e/keys, false",
        "https://example.org/v1, https://example.org/v1/..;/keys, false",
        "https://example.org/v1, https://example.org/v1/a%2f..%2fkeys, false"
    })
    void coversWhatLiesBelow(String place, String address, boolean covered) {
        assertThat(Origin.covers(place, URI.create(address))).isEqualTo(covered);
    }
}
