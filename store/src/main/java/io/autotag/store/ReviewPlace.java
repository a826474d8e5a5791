package io.autotag.store;

import java.sql.SQLException;

/** An item of a project. */
public record ReviewPlace(Project project, Item item) {

    static Project project(Row row) throws SQLException {
        return new Project(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.text("owner_name"),
                row.text("name"),
                row.text("slug"),
                row.text("status"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
