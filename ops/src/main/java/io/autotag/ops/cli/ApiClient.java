package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The REST API as JSON trees. Thread-safe. Every failure is a {@link CliException}; only a GET that got no answer
 * is sent again.
 */
public final class ApiClient {

    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** For an answer that a worker gives: the API waits five minutes for a preview. */
    private static final Duration WORK = Duration.ofMinutes(6);

    private static final int BUFFER_BYTES = 256 * 1024;

    private static final Duration TRANSFER = Duration.ofMinutes(10);

    /** For each MiB that is sent: a connection of 8 Mbit/s is enough. */
    private static final Duration MEBIBYTE = Duration.ofSeconds(1);

    private final Endpoint endpoint;
    private final Exchange exchange;
    private final Optional<String> key;

    /** @throws CliException that does not tell the key, when it cannot be one */
    public ApiClient(Endpoint endpoint, Optional<String> key) {
        if (key.isPresent() && !key.get().matches("[!-~]+")) {
            // What a header cannot hold would be told by Java, together with the key.
            throw CliException.usage("The API key has characters that no key has, such as a line break or a letter with"
                    + " an accent: look at --api-key or AUTOTAG_API_KEY.");
        }
        this.endpoint = endpoint;
        this.exchange = new Exchange(endpoint);
        this.key = key;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public JsonNode get(String path) {
        return exchange.json(request(path).GET().build());
    }

    public JsonNode post(String path, JsonNode body) {
        return exchange.json(withBody("POST", path, body).timeout(WORK).build());
    }

    /** A POST without a body, such as a pause. */
    public JsonNode post(String path) {
        return exchange.json(request(path).POST(BodyPublishers.noBody()).build());
    }

    public JsonNode put(String path, JsonNode body) {
        return exchange.json(withBody("PUT", path, body).build());
    }

    JsonNode patch(String path, JsonNode body) {
        return exchange.json(withBody("PATCH", path, body).build());
    }

    public void delete(String path) {
        exchange.done(request(path).DELETE().build());
    }

    /** A form with files, sent with the key. */
    public JsonNode post(String path, MultipartForm form) {
        return exchange.json(
                form.on(request(path)).timeout(patience(form.bytes())).build());
    }

    /** A form with files to an address that authorises itself by its fields: the key stays here. */
    void postUnauthenticated(URI target, MultipartForm form) {
        exchange.done(form.on(HttpRequest.newBuilder(target))
                .timeout(patience(form.bytes()))
                .build());
    }

    /** How long a file of this size may take on its way. */
    static Duration patience(long bytes) {
        return TRANSFER.plus(MEBIBYTE.multipliedBy(bytes >> 20));
    }

    /** The bytes at an address that authorises itself: the key stays here. The caller closes the stream. */
    public InputStream download(String address) {
        return exchange.bytes(HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER)
                .GET()
                .build());
    }

    /** An event stream, line by line, until the server ends it; the caller closes it. */
    Stream<String> lines(String path) {
        return exchange.lines(
                request(path).setHeader("Accept", "text/event-stream").GET().build());
    }

    /** Writes what comes into a file that is not there yet: it is there whole or not at all. */
    public void download(String path, Path target) {
        HttpRequest request = request(path)
                .setHeader("Accept", "application/octet-stream")
                .timeout(TRANSFER)
                .GET()
                .build();
        try (InputStream body = exchange.bytes(request)) {
            PartFile.write(target, out -> copy(body, out));
        } catch (FileAlreadyExistsException e) {
            throw CliException.refused(target + " is there already: move it away, or name another folder.");
        } catch (IOException e) {
            throw CliException.refused("Nothing can be written to " + target + ": " + e.getMessage() + ".");
        }
    }

    /** What breaks while it is read is not the disk, whatever Java calls it. */
    private void copy(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException broken) {
            throw new CliException(
                    CliException.Code.UNREACHABLE,
                    "The connection to " + endpoint + " broke before all of the file was there (" + broken.getMessage()
                            + "): try again.",
                    broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.api(path))
                .header("Accept", "application/json")
                .timeout(ANSWER);
        key.ifPresent(value -> request.header("X-Avala-Api-Key", value));
        return request;
    }

    private HttpRequest.Builder withBody(String method, String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
    }
}
