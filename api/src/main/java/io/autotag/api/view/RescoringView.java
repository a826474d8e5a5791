package io.autotag.api.view;

import io.autotag.store.Rescoring;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a version in a project being written anew. The calibration is null where they become those of the model
 * card again. The phase is {@code copying}, {@code following}, {@code cleaning} or {@code done}; from {@code visible_at} on
 * everybody sees the new scores.
 */
@Schema(name = "Rescoring")
public record RescoringView(
        String uid,
        @Nullable String calibration,
        boolean takesBack,
        String phase,
        long copied,
        String by,
        Instant createdAt,
        @Nullable Instant visibleAt,
        @Nullable Instant finishedAt) {

    public static RescoringView from(Rescoring rescoring) {
        return new RescoringView(
                rescoring.uid(),
                rescoring.calibrationUid(),
                rescoring.takesBack(),
                rescoring.phase().name().toLowerCase(Locale.ROOT),
                rescoring.copied(),
                rescoring.login(),
                rescoring.createdAt(),
                rescoring.visibleAt(),
                rescoring.finishedAt());
    }
}
