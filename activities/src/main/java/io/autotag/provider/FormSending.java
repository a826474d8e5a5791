package io.autotag.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The picture is a file in a form, as a browser sends it.
 *
 * @param field of the file
 * @param fields others, by their names; names hold neither quotes nor control characters
 */
record FormSending(String field, Map<String, String> fields) implements Sending {

    FormSending {
        fields = Map.copyOf(fields);
    }

    @Override
    public Payload payload(byte[] jpeg) {
        String boundary = "autotag-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream(jpeg.length + 1_024);
        new TreeMap<>(fields).forEach((name, value) -> {
            write(body, head(boundary, name) + "\r\n\r\n" + value + "\r\n");
        });
        write(body, head(boundary, field) + "; filename=\"picture.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
        body.writeBytes(jpeg);
        write(body, "\r\n--" + boundary + "--\r\n");
        return new Payload("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static String head(String boundary, String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
