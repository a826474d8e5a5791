package io.autotag.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestClient.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends a file as a client does that was told where to: the fields in their order, then the file. */
public final class UploadForm {

    private static final String BOUNDARY = "a-boundary";

    private final URI url;
    private final Map<String, String> fields = new LinkedHashMap<>();

    /** @param ticket the answer that says where to send it */
    public UploadForm(JsonNode ticket) {
        this.url = URI.create(ticket.path("url").asText());
        ticket.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    }

    /** Changes a field. */
    public UploadForm with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    public Answer send(TestClient client, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(text(head(name) + "\r\n\r\n" + value + "\r\n")));
        body.writeBytes(text(head("file") + "; filename=\"x.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"));
        body.writeBytes(file);
        body.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        return client.send(HttpRequest.newBuilder(url)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String head(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
