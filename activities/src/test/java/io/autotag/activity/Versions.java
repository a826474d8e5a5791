package io.autotag.activity;

import io.autotag.store.Level;
import io.autotag.store.ModelVersion;
import io.autotag.store.VersionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Versions of models that are in no database. */
final class Versions {

    private Versions() {}

    /** Of the first organisation. */
    static ModelVersion of(String fileSha256, String card) {
        return of(1, fileSha256, card);
    }

    /** @param card its text, and in the place of its SHA-256 */
    static ModelVersion of(long orgId, String fileSha256, String card) {
        return new ModelVersion(
                1,
                "uid",
                1,
                "model",
                "colours",
                orgId,
                1,
                fileSha256,
                card,
                card,
                "classifier-softmax",
                "by its shape",
                Level.IMAGE,
                "colours@1",
                List.of("red"),
                VersionState.ACTIVE,
                "",
                Map.of(),
                List.of(),
                null,
                Instant.EPOCH);
    }
}
