package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The web application beside the API, as this build holds it. */
final class WebApplicationTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aPageIsTheApplicationUnlessItWasLeftOut() throws Exception {
        HttpResponse<String> page = get("/p/harbour/review", "text/html");
        if (WebApplicationTest.class.getResource("/io/autotag/ui/index.html") == null) {
            assertThat(page.body()).contains("-Dui.skip");
        } else {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("type=\"module\"").doesNotContain("<script>");
        }
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
    }

    @Test
    void theApiKeepsItsPlace() throws Exception {
        assertThat(get("/openapi.json", "text/html").headers().firstValue("Content-Type"))
                .contains("application/json");
        HttpResponse<String> missing = get("/api/v2/things", "text/html");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(get("/api/v1/nothing/", "text/html").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.root() + path))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
