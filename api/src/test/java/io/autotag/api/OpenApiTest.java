package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.Routes.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description of the API that is kept in the repository is the one of the routes that are served. */
final class OpenApiTest {

    private static final Path KEPT = Path.of("src", "main", "resources", "openapi.json");
    private static final String WRITE = "autotag.openapi.write";

    private static TestApi api;
    private static Set<Class<?>> resources;
    private static JsonNode kept;

    @BeforeAll
    static void start() throws IOException {
        api = TestApi.start();
        resources = api.resources().collect(Collectors.toSet());
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(KEPT, OpenApiDocument.of(resources));
        }
        kept = new ObjectMapper().readTree(KEPT.toFile());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void isUpToDate() throws IOException {
        assertThat(Files.readString(KEPT))
                .as(
                        "the routes have changed: mvn verify -Dquick -pl api -am -Dtest=OpenApiTest -D%s=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false writes openapi.json anew",
                        WRITE)
                .isEqualTo(OpenApiDocument.of(resources));
    }

    @Test
    void tellsOfEveryRoute() {
        List<Route> routes = Routes.of(resources.stream());
        assertThat(routes).allSatisfy(route -> {
            JsonNode operation = operation(route);
            assertThat(operation.path("summary").asText()).as("summary").isNotBlank();
            assertThat(operation.path("tags")).as("tag").isNotEmpty();
            assertThat(operation.path("responses").properties()).as("success").anyMatch(response -> response.getKey()
                    .matches("2..|303")); // browsers are sent on
        });
    }

    @Test
    void describesEveryParameterInAPath() {
        for (Route route : Routes.of(resources.stream())) {
            long named = route.template()
                    .chars()
                    .filter(character -> character == '{')
                    .count();
            List<JsonNode> described = operation(route)
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .toList();
            assertThat(described).as(route.toString()).hasSize((int) named);
        }
    }

    @Test
    void isServedWithoutAKey() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api.root() + "/openapi.json")).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(new ObjectMapper().readTree(response.body()).path("paths")).isNotEmpty();
    }

    private static JsonNode operation(Route route) {
        return kept.path("paths").path(route.template() + "/").path(route.verb().toLowerCase(Locale.ROOT));
    }
}
