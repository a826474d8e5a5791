package io.autotag.store;

import java.sql.SQLException;

/**
 * What a model version is called, which never changes.
 *
 * @param trainingSet empty when it has none
 */
public record NamedVersion(String uid, String modelUid, String model, int number, String trainingSet) {

    /** Of the row v of the table model_version and its model m. */
    static final String COLUMNS = "v.uid, m.uid AS model_uid, m.name, v.version, v.training_set";

    static NamedVersion of(Row row) throws SQLException {
        return new NamedVersion(
                row.text("uid"),
                row.text("model_uid"),
                row.text("name"),
                row.integer("version"),
                row.text("training_set"));
    }
}
