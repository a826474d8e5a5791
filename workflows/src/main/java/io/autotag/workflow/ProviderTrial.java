package io.autotag.workflow;

import java.util.List;
import java.util.Objects;

/**
 * What came of calling a provider once with one item.
 *
 * @param answered whether it answered, and the answer could be read
 * @param sentence what came of it
 * @param status of the answer; 0 when there was none
 * @param millis from the call to the answer, or until it was given up
 * @param excerpt the beginning of the answer as text, without secrets; empty when there was none
 * @param predictions as of a preview; none when it could not be read
 */
public record ProviderTrial(
        boolean answered,
        String sentence,
        Sent sent,
        int status,
        long millis,
        String excerpt,
        List<PreviewTag> predictions) {

    public ProviderTrial {
        Objects.requireNonNull(sentence, "sentence is null");
        Objects.requireNonNull(sent, "sent is null");
        Objects.requireNonNull(excerpt, "excerpt is null");
        predictions = List.copyOf(predictions);
    }

    /**
     * The request, without what is secret.
     *
     * @param bytes of its body
     * @param width of the picture in it, in pixels
     * @param height of the picture in it, in pixels
     * @param secret the name of the secret that went along; empty where none did
     */
    public record Sent(String method, String url, String contentType, int bytes, int width, int height, String secret) {
        public Sent {
            Objects.requireNonNull(method, "method is null");
            Objects.requireNonNull(url, "url is null");
            Objects.requireNonNull(contentType, "contentType is null");
            Objects.requireNonNull(secret, "secret is null");
        }
    }
}
