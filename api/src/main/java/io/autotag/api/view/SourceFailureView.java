package io.autotag.api.view;

import io.autotag.store.FailedObject;
import io.swagger.v3.oas.annotations.media.Schema;

/** An object of a source that could not be read, and why; {@code scan} is the number of the scan that says so. */
@Schema(name = "SourceFailure")
public record SourceFailureView(String path, String message, int scan) {

    public static SourceFailureView from(FailedObject failed) {
        return new SourceFailureView(failed.path(), failed.sentence(), failed.scan());
    }
}
