package io.autotag.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that was made the active one, or was refused to become so.
 *
 * @param versionUid null where a way back was refused, which had no version to go to
 * @param previousVersionUid the one that was active before; null where none was
 * @param isRollback whether it went back to an earlier one
 * @param forced whether the gate was overruled in advance
 * @param findings what the gate found, in sentences
 * @param refusal why it was refused, so that nothing changed; null where it was done
 * @param login who did or tried it
 * @param rolledBackAt when it was taken back; null where it was not
 * @param hasWayBack whether it is the one that the next rollback takes back, so that the previous version is active again
 */
public record Activation(
        long id,
        String uid,
        @Nullable String versionUid,
        @Nullable Integer version,
        @Nullable String previousVersionUid,
        @Nullable Integer previousVersion,
        boolean isRollback,
        boolean forced,
        String reason,
        List<String> findings,
        @Nullable String refusal,
        String login,
        Instant createdAt,
        @Nullable Instant rolledBackAt,
        boolean hasWayBack) {

    public Activation {
        findings = List.copyOf(findings);
    }
}
