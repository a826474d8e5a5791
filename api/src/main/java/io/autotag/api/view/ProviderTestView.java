package io.autotag.api.view;

import io.autotag.workflow.ProviderTrial;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of calling a provider once. {@code success} says whether it answered and the answer could be read, and
 * {@code message} what came of it otherwise; {@code response_status} is null when nothing was answered, {@code response} is
 * the beginning of the answer without secrets.
 */
@Schema(name = "ProviderTest")
public record ProviderTestView(
        boolean success,
        String message,
        Sent sent,
        @Nullable Integer responseStatus,
        long millis,
        String response,
        List<PreviewView.Found> predictions) {

    public ProviderTestView {
        predictions = List.copyOf(predictions);
    }

    /**
     * The request. {@code width} and {@code height} are those of the picture that was sent; {@code secret} is the name of the
     * one that went along, null where none did.
     */
    @Schema(name = "ProviderTestRequest")
    public record Sent(
            String method, String url, String contentType, int bytes, int width, int height, @Nullable String secret) {

        static Sent from(ProviderTrial.Sent sent) {
            return new Sent(
                    sent.method(),
                    sent.url(),
                    sent.contentType(),
                    sent.bytes(),
                    sent.width(),
                    sent.height(),
                    sent.secret().isEmpty() ? null : sent.secret());
        }
    }

    public static ProviderTestView from(ProviderTrial trial) {
        return new ProviderTestView(
                trial.answered(),
                trial.sentence(),
                Sent.from(trial.sent()),
                trial.status() == 0 ? null : trial.status(),
                trial.millis(),
                trial.excerpt(),
                trial.predictions().stream().map(PreviewView.Found::from).toList());
    }
}
