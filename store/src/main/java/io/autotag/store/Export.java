package io.autotag.store;

import io.autotag.export.ExportState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export and how far it is.
 *
 * @param person login of who asked for it
 * @param counts of what is in the file, or in what is written of it
 * @param file what can be fetched; null before the end, and after its time
 * @param errorMessage why it failed, else null
 * @param expiresAt when the file is removed, or was; null before the end
 */
public record Export(
        long id,
        String uid,
        long projectId,
        String projectUid,
        String person,
        ExportOrder order,
        ExportState state,
        ExportCounts counts,
        @Nullable ExportFile file,
        @Nullable String errorMessage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {}
