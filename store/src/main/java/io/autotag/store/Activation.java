package io.autotag.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that was made the active one.
 *
 * @param previousVersionUid the one that was active before; null where none was
 * @param isRollback whether it went back to an earlier one
 * @param forced whether the gate was overruled in advance
 * @param findings what the gate found, in sentences
 * @param login who did it
 * @param rolledBackAt when it was taken back; null where it was not
 */
public record Activation(
        long id,
        String uid,
        String versionUid,
        int version,
        @Nullable String previousVersionUid,
        @Nullable Integer previousVersion,
        boolean isRollback,
        boolean forced,
        String reason,
        List<String> findings,
        String login,
        Instant createdAt,
        @Nullable Instant rolledBackAt) {

    public Activation {
        findings = List.copyOf(findings);
    }
}
