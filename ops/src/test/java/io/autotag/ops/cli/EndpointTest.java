package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void takesTheAddressWithOrWithoutTheVersion() {
        String expected = "http://localhost:8080/api/v1/datasets/";
        assertThat(Endpoint.of("http://localhost:8080").api("/datasets/")).hasToString(expected);
        assertThat(Endpoint.of("http://localhost:8080/").api("/datasets/")).hasToString(expected);
        assertThat(Endpoint.of("http://localhost:8080/api/v1/").api("/datasets/"))
                .hasToString(expected);
    }

    @Test
    void refusesWhatIsNoWebAddress() {
        assertThatThrownBy(() -> Endpoint.of("localhost:8080"))
                .hasMessage("\"localhost:8080\" is not an http or https URL.");
        assertThatThrownBy(() -> Endpoint.of("ht tp://x")).hasMessage("\"ht tp://x\" is not a URL.");
    }

    @Test
    void findsTheCursorOfTheNextPage() {
        assertThat(Pages.cursor("http://h/api/v1/runs/?limit=5&cursor=ab%2Fc")).contains("ab%2Fc");
        assertThat(Pages.cursor("")).isEmpty();
    }
}
