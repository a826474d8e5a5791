package io.autotag.provider;

import io.autotag.image.JpegPicture;
import io.autotag.model.Tagged;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that was made to see what comes of it.
 *
 * @param status empty when nothing was answered
 * @param excerpt the beginning of the answer, as text without control characters and without the secret
 * @param tagged what was read; empty when it could not be
 * @param sentence why not, or that all is well
 */
public record TriedCall(
        Sent sent, OptionalInt status, Duration took, String excerpt, Optional<Tagged> tagged, String sentence) {

    private static final int EXCERPT = 4_000;

    static TriedCall read(Sent sent, OptionalInt status, Duration took, String excerpt, Tagged tagged) {
        int tags = tagged.tags().size();
        String sentence =
                "The provider answered, and " + tags + (tags == 1 ? " prediction was" : " predictions were") + " read.";
        return new TriedCall(sent, status, took, excerpt, Optional.of(tagged), sentence);
    }

    static TriedCall failed(Sent sent, OptionalInt status, Duration took, String excerpt, String sentence) {
        return new TriedCall(sent, status, took, excerpt, Optional.empty(), sentence);
    }

    /** @param text without secrets */
    static String excerpt(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]", "?");
        return visible.length() > EXCERPT ? visible.substring(0, EXCERPT) + " …" : visible;
    }

    /**
     * What was sent.
     *
     * @param width of the picture, in pixels
     * @param height of the picture, in pixels
     * @param secret the name of the secret that went along; empty where none did
     */
    public record Sent(
            String method, String url, int width, int height, Optional<String> secret, String contentType, int bytes) {

        static Sent of(Provider provider, JpegPicture picture, Payload payload) {
            return new Sent(
                    provider.method(),
                    provider.url(),
                    picture.placement().target().width(),
                    picture.placement().target().height(),
                    provider.secret().map(SecretUse::name),
                    payload.contentType(),
                    payload.body().length);
        }
    }
}
