package io.autotag.api.view;

import io.autotag.store.Activation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that was made the active one, by whom and why, and what the gate found in each project; or one that was refused.
 *
 * @param version null where a way back was refused, which had no version to go to
 * @param refusal why it was refused; null where it was done
 * @param hasWayBack whether a rollback takes this one back, so that {@code previous} is active again: one of a model at most
 */
@Schema(name = "Activation")
public record ActivationView(
        String uid,
        @Nullable String version,
        @Nullable Integer number,
        @Nullable String previous,
        @Nullable Integer previousNumber,
        boolean isRollback,
        boolean forced,
        String reason,
        List<String> findings,
        @Nullable String refusal,
        String by,
        Instant createdAt,
        @Nullable Instant rolledBackAt,
        boolean hasWayBack) {

    public ActivationView {
        findings = List.copyOf(findings);
    }

    public static ActivationView from(Activation activation) {
        return new ActivationView(
                activation.uid(),
                activation.versionUid(),
                activation.version(),
                activation.previousVersionUid(),
                activation.previousVersion(),
                activation.isRollback(),
                activation.forced(),
                activation.reason(),
                activation.findings(),
                activation.refusal(),
                activation.login(),
                activation.createdAt(),
                activation.rolledBackAt(),
                activation.hasWayBack());
    }
}
