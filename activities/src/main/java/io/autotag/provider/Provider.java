package io.autotag.provider;

import io.autotag.egress.Origin;
import io.autotag.model.Head;
import io.autotag.model.ModelException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A provider as it is described: where pictures are sent, how, and how the answer is read. Holds no secret, only the name
 * of one. Immutable.
 *
 * @param url without what is secret
 * @param method POST or PUT
 * @param headers that are always the same, by their names
 * @param timeLimit of one call
 * @param concurrent calls of one worker under way at once, at most
 * @param longestSide of what is sent, in pixels
 * @param quality of the JPEG that is sent, 1 to 100
 */
public record Provider(
        String url,
        String method,
        Sending sending,
        Map<String, String> headers,
        Optional<SecretUse> secret,
        Duration timeLimit,
        int concurrent,
        int longestSide,
        int quality,
        Reading reading) {

    public Provider {
        headers = Map.copyOf(headers);
    }

    /** @throws ModelException naming every field that is wrong or missing */
    public static Provider parse(String json) {
        return ProviderText.read(json);
    }

    /** How its answers are read, as a card says it. */
    public Head head() {
        return reading.box().isPresent() ? Head.HTTP_BOXES : Head.HTTP_TAGS;
    }

    /** To whom a secret would be sent: scheme, host and port, in lower case. */
    public String origin() {
        return Origin.of(URI.create(url));
    }
}
