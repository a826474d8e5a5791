package io.autotag.workflow;

import java.util.Objects;

/**
 * An export: all its workflow knows by itself.
 *
 * @param id the export's row
 * @param uid the export's public id
 */
public record ExportRef(long id, String uid) {
    public ExportRef {
        Objects.requireNonNull(uid, "uid is null");
    }
}
