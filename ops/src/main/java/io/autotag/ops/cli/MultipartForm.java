package io.autotag.ops.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A {@code multipart/form-data} body in the order in which its parts were added. Files are streamed from disk and the
 * length is known before sending.
 */
public final class MultipartForm {

    private final String boundary = "autotag-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    public MultipartForm field(String name, String value) {
        parts.add(text(head(name) + "\r\n\r\n" + value + "\r\n"));
        return this;
    }

    public MultipartForm file(String name, Path file, String contentType) {
        parts.add(text(head(name) + "; filename=\"" + escaped(String.valueOf(file.getFileName()))
                + "\"\r\nContent-Type: " + contentType + "\r\n\r\n"));
        try {
            parts.add(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new CliException(CliException.Code.USAGE, "There is no file " + file + ".", e);
        }
        parts.add(text("\r\n"));
        return this;
    }

    /** How much is sent, but for the last boundary. */
    long bytes() {
        return parts.stream().mapToLong(BodyPublisher::contentLength).sum();
    }

    /** Makes the request a POST of this form. */
    public HttpRequest.Builder on(HttpRequest.Builder request) {
        List<BodyPublisher> all = new ArrayList<>(parts);
        all.add(text("--" + boundary + "--\r\n"));
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(all.toArray(BodyPublisher[]::new)));
    }

    private String head(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escaped(name) + "\"";
    }

    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
