package io.autotag.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.egress.Egress;
import io.autotag.egress.EgressRules;
import io.autotag.secret.SecretBox;
import io.autotag.store.WebhookCall;
import io.autotag.store.WebhookOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is pure of it: the signature, the delays, and who finds room. */
final class WebhookRulesTest {

    /** Reckoned by another program: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test */
    @Test
    void signsTimeAndBody() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSignature.of("whsec_test", Instant.ofEpochSecond(1_700_000_000), body))
                .isEqualTo("38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789");
    }

    @Test
    void waitsThreeTimesAsLongEachTimeUpToFourHours() {
        RetryDelays delays = new RetryDelays(Duration.ofSeconds(10));
        assertThat(delays.after(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(delays.after(2)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delays.after(5)).isEqualTo(Duration.ofSeconds(810));
        assertThat(delays.after(8)).isEqualTo(Duration.ofHours(4));
        assertThat(delays.after(1_000)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void anErrorOfItsOwnIsAnOutcomeLikeAnyOther() throws IOException {
        SecretBox secrets = new SecretBox("secret of this test".getBytes(StandardCharsets.UTF_8), "webhooks");
        WebhookCall call = new WebhookCall(
                1, "d1", "w1", "https://h.example/", secrets.seal("w1", "whsec_test"), "run.completed", "{}", 1);
        Clock thatHasNoNow = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.MAX_VALUE));
        try (Egress egress = new Egress(EgressRules.of(false, ""), Duration.ofSeconds(1))) {
            WebhookOutcome outcome = new Courier(egress, secrets, thatHasNoNow).deliver(call);
            assertThat(outcome.errorMessage()).startsWith("It could not be sent");
        }
    }

    @Test
    void madeSecretsAreLongAndNeverTheSame() {
        SecureRandom random = new SecureRandom();
        assertThat(WebhookSecrets.generate(random))
                .startsWith("whsec_")
                .hasSize(49)
                .isNotEqualTo(WebhookSecrets.generate(random));
    }

    @Test
    void oneWebhookHasItsShareAndNoMore() {
        Lanes lanes = new Lanes(8, 3);
        begin(lanes, 1, 3);
        assertThat(lanes.room(1)).isZero();
        assertThat(lanes.room(2)).isEqualTo(3);
        lanes.end(1, false);
        assertThat(lanes.room(1)).isEqualTo(1);
    }

    @Test
    void aWebhookInTroubleHasOneLane() {
        Lanes lanes = new Lanes(8, 3);
        begin(lanes, 1, 2);
        lanes.end(1, true);
        assertThat(lanes.room(1)).as("one is still busy").isZero();
        lanes.end(1, true);
        assertThat(lanes.room(1)).isEqualTo(1);
        begin(lanes, 1, 1);
        lanes.end(1, false);
        assertThat(lanes.room(1)).as("it has recovered").isEqualTo(3);
    }

    @Test
    void manyWebhooksInTroubleLeaveHalfOfAllToTheOthers() {
        Lanes lanes = new Lanes(8, 3);
        for (int webhook = 1; webhook <= 6; webhook++) {
            begin(lanes, webhook, 1);
            lanes.end(webhook, true);
        }
        for (int webhook = 1; webhook <= 4; webhook++) {
            assertThat(lanes.room(webhook)).isEqualTo(1);
            begin(lanes, webhook, 1);
        }
        assertThat(lanes.room(5)).isZero();
        assertThat(lanes.room(99)).isEqualTo(3);
        lanes.end(1, true);
        assertThat(lanes.room(5)).isEqualTo(1);
    }

    private static void begin(Lanes lanes, long webhook, int times) {
        for (int i = 0; i < times; i++) {
            lanes.begin(webhook);
        }
    }
}
