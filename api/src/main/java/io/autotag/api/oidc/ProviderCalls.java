package io.autotag.api.oidc;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.autotag.egress.Egress;
import io.autotag.egress.EgressAnswer;
import io.autotag.egress.EgressException;
import io.autotag.egress.EgressRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks the provider, through the way out that everything takes. Thread-safe; a few at a time, so that strangers at the
 * sign-in page never hold all threads while a provider is slow.
 */
final class ProviderCalls {

    private static final int AT_ONCE = 8;
    private static final int MOST_BYTES = 256 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Egress egress;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    ProviderCalls(Egress egress) {
        this.egress = egress;
    }

    /** A document of the provider's. */
    String read(URI address) {
        HTTPResponse answer = send(new HTTPRequest(HTTPRequest.Method.GET, address));
        if (!answer.indicatesSuccess()) {
            throw new OidcException(OidcProblem.AWAY, address + " answers " + answer.getStatusCode() + ".");
        }
        return answer.getBody();
    }

    HTTPResponse send(HTTPRequest request) {
        takeTurn();
        try {
            return answer(egress.call(translate(request)));
        } catch (EgressException failure) {
            OidcProblem problem =
                    failure.reason() == EgressException.Reason.FORBIDDEN ? OidcProblem.SETUP : OidcProblem.AWAY;
            throw new OidcException(problem, failure.sentence(), failure);
        } finally {
            turns.release();
        }
    }

    /** Waits a moment, so that a crowd gets in while the provider answers at once. */
    private void takeTurn() {
        try {
            if (turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new OidcException(OidcProblem.BUSY, AT_ONCE + " others wait for the provider.");
    }

    private EgressRequest translate(HTTPRequest request) {
        Map<String, List<String>> sent = request.getHeaderMap();
        Map<String, String> headers = sent.entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
        ContentType type = Optional.ofNullable(request.getEntityContentType()).orElse(ContentType.APPLICATION_JSON);
        byte[] body = Optional.ofNullable(request.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
        return new EgressRequest(
                request.getMethod().name(),
                request.getURI().toString(),
                headers,
                type.toString(),
                body,
                egress.time(),
                MOST_BYTES);
    }

    private static HTTPResponse answer(EgressAnswer answer) {
        if (answer.isFull()) {
            throw new OidcException(OidcProblem.SETUP, "The provider's answer has more than " + MOST_BYTES + " bytes.");
        }
        HTTPResponse response = new HTTPResponse(answer.status());
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        try {
            response.setContentType(answer.header("Content-Type").orElse("application/json"));
        } catch (ParseException e) {
            throw new OidcException(OidcProblem.SETUP, "The provider's answer has no readable type.", e);
        }
        return response;
    }
}
