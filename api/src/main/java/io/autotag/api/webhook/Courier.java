package io.autotag.api.webhook;

import io.autotag.blob.Digests;
import io.autotag.egress.Egress;
import io.autotag.egress.EgressAnswer;
import io.autotag.egress.EgressException;
import io.autotag.secret.SecretBox;
import io.autotag.store.WebhookCall;
import io.autotag.store.WebhookOutcome;
import io.autotag.store.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt at a delivery: signs it anew, sends it, and says what came of it. Never throws. Thread-safe. */
public final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private static final int PREVIEW_CHARACTERS = 1_024;

    private final Egress egress;
    private final SecretBox secrets;
    private final Clock clock;

    public Courier(Egress egress, SecretBox secrets, Clock clock) {
        this.egress = egress;
        this.secrets = secrets;
        this.clock = clock;
    }

    public WebhookOutcome deliver(WebhookCall call) {
        Optional<String> secret = secrets.open(call.webhookUid(), call.sealedSecret());
        if (secret.isEmpty()) {
            return new WebhookOutcome(
                    "The secret of the webhook cannot be read: AUTOTAG_SECRET is not what it was when the webhook was"
                            + " made. Set it back, or make the webhook anew.",
                    null);
        }
        byte[] body = call.payload().getBytes(StandardCharsets.UTF_8);
        try {
            return outcome(egress.post(call.targetUrl(), headers(call, secret.get(), body), body));
        } catch (EgressException failure) {
            return new WebhookOutcome(failure.sentence(), null);
        } catch (RuntimeException unforeseen) {
            // Else nothing would be noted, and the delivery be sent again and again as soon as its claim runs out.
            log.error("Delivery {} could not be sent", call.deliveryUid(), unforeseen);
            return new WebhookOutcome("It could not be sent: an error of Autotag's own, which its log tells.", null);
        }
    }

    private Map<String, String> headers(WebhookCall call, String secret, byte[] body) {
        Instant now = clock.instant();
        return Map.of(
                "X-Avala-Webhook-Event", call.event(),
                "X-Avala-Webhook-Delivery", call.deliveryUid(),
                "X-Avala-Webhook-Attempt", Integer.toString(call.attempt()),
                "X-Avala-Webhook-Timestamp", Long.toString(now.getEpochSecond()),
                "X-Avala-Webhook-Signature", WebhookSignature.of(secret, now, body));
    }

    private static WebhookOutcome outcome(EgressAnswer answer) {
        String message = answer.isSuccess()
                ? null
                : "It answered " + answer.status() + ", where 200 to 299 say that it has taken the delivery.";
        return new WebhookOutcome(
                message,
                new WebhookResponse(
                        answer.status(), answer.body().length, Digests.sha256Text(answer.body()), preview(answer)));
    }

    /** A database text holds no zero characters. */
    private static String preview(EgressAnswer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).replace('\0', ' ');
        return text.length() <= PREVIEW_CHARACTERS ? text : text.substring(0, PREVIEW_CHARACTERS);
    }
}
