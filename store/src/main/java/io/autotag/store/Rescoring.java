package io.autotag.store;

import io.autotag.calibration.RescorePhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a set being written anew.
 *
 * @param calibrationUid what they are to follow; null for the model card
 * @param takesBack whether it leads back to what was before
 * @param copied rows so far, those that were copied again included
 * @param visibleAt when everybody saw the new scores; null before that
 */
public record Rescoring(
        long id,
        String uid,
        long projectId,
        @Nullable String calibrationUid,
        boolean takesBack,
        RescorePhase phase,
        long copied,
        String login,
        Instant createdAt,
        @Nullable Instant visibleAt,
        @Nullable Instant finishedAt) {}
