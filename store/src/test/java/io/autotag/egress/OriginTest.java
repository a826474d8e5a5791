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
}
