package io.autotag.api.view;

import io.autotag.store.RunFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An item that could not be tagged; {@code item} is its uid, {@code key} its path in the dataset. */
@Schema(name = "RunFailure")
public record RunFailureView(String item, String key, String code, String message, Instant createdAt) {

    public static RunFailureView from(RunFailure failure) {
        return new RunFailureView(
                failure.itemUid(), failure.itemKey(), failure.code().name(), failure.message(), failure.createdAt());
    }
}
