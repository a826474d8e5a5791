package io.autotag.workflow;

import java.util.Objects;

/**
 * One scan of one source.
 *
 * @param sourceUid the source's public id
 * @param scan its number
 */
public record ScanRequest(String sourceUid, int scan) {
    public ScanRequest {
        Objects.requireNonNull(sourceUid, "sourceUid is null");
    }
}
