package io.autotag.ops.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An index of Python packages, asked by its
 * <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">simple repository API</a> in JSON:
 * what takes the place of pip where there is none.
 */
final class PythonIndex {

    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final URI root;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    PythonIndex(URI root) {
        this.root = root;
    }

    /** The one that {@code PIP_INDEX_URL} names, as for pip. */
    static PythonIndex configured(Map<String, String> env) {
        String root = env.getOrDefault("PIP_INDEX_URL", "");
        if (root.isBlank()) {
            throw CliException.refused(
                    "There is no pip: install it, or have PIP_INDEX_URL name an index of Python packages.");
        }
        try {
            return new PythonIndex(URI.create(root.endsWith("/") ? root : root + "/"));
        } catch (IllegalArgumentException e) {
            throw new CliException(CliException.Code.REFUSED, "PIP_INDEX_URL is no address.", e);
        }
    }

    /** Puts the package's file into the folder. Whether it is the right one is for the caller to check. */
    void download(SourcePackage source, Path folder) throws IOException, InterruptedException {
        String name = source.coordinate().replaceFirst("==.*", "");
        URI page = root.resolve(name + "/");
        try (InputStream found = get(page, JSON)) {
            JsonNode files = new ObjectMapper().readTree(found).path("files");
            URI file = StreamSupport.stream(files.spliterator(), false)
                    .filter(one -> one.path("filename").asText().equals(source.file()))
                    .map(one -> page.resolve(one.path("url").asText()))
                    .findFirst()
                    .orElseThrow(() -> CliException.refused(page.getHost() + " has no " + source.file() + "."));
            try (InputStream bytes = get(file, "*/*")) {
                Files.copy(bytes, folder.resolve(source.file()));
            }
        }
    }

    /** An address may hold a password, so that only its host is ever told. */
    private InputStream get(URI address, String type) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(LIMIT)
                    .header("Accept", type)
                    .build();
            answer = http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException | IllegalArgumentException e) {
            throw new CliException(
                    CliException.Code.REFUSED, "There is no pip, and " + address.getHost() + " cannot be reached.", e);
        }
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw CliException.refused(
                    "There is no pip, and " + address.getHost() + " answered " + answer.statusCode() + ".");
        }
        return answer.body();
    }
}
