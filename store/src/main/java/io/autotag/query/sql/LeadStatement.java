package io.autotag.query.sql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the next rows of some leads in their common order, as far as the limit, and no further in any of them. */
final class LeadStatement {
    private final boolean ascending;
    private final Optional<LeadPosition> after;
    private final int limit;

    LeadStatement(boolean ascending, Optional<LeadPosition> after, int limit) {
        this.ascending = ascending;
        this.after = after;
        this.limit = limit;
    }

    /** Columns {@code id} and, where leads have one, {@code sort_key}; an item may come several times. */
    SqlFragment of(List<Lead> leads) {
        if (leads.isEmpty()) {
            return SqlFragment.of("SELECT NULL::text AS sort_key, 0::bigint AS id WHERE false");
        }
        if (leads.size() == 1) {
            return branch(leads.get(0));
        }
        SqlFragment merged = SqlFragment.of("SELECT * FROM ((").then(branch(leads.get(0)));
        for (Lead lead : leads.subList(1, leads.size())) {
            merged = merged.then(") UNION ALL (").then(branch(lead));
        }
        String order = leads.get(0).key().isPresent() ? "sort_key " + direction(ascending) + ", id " : "id ";
        return merged.then(")) leads ORDER BY " + order + direction(ascending) + " LIMIT ?", limit);
    }

    private SqlFragment branch(Lead lead) {
        String id = lead.id().sql();
        SqlFragment columns = SqlFragment.of(
                "SELECT " + lead.key().map(LeadStatement::selected).orElse("") + id + " AS id ");
        SqlFragment from = columns.then(lead.source())
                .then(after.map(position -> behind(lead, position)).orElse(SqlFragment.of("")));
        String keyOrder = lead.key()
                .map(key -> key.column().sql() + " " + direction(ascending != key.mirrored()) + ", ")
                .orElse("");
        return from.then(" ORDER BY " + keyOrder + id + " " + direction(ascending) + " LIMIT ?", limit);
    }

    private static String selected(Lead.Key key) {
        return (key.mirrored() ? "-" : "") + key.column().sql() + " AS sort_key, ";
    }

    private SqlFragment behind(Lead lead, LeadPosition position) {
        String id = lead.id().sql();
        if (lead.key().isEmpty()) {
            return SqlFragment.of(" AND " + id + beyond(ascending) + "?", position.id());
        }
        Lead.Key key = lead.key().get();
        String column = key.column().sql();
        Object value = Objects.requireNonNull(position.key());
        if (!key.mirrored()) {
            return SqlFragment.of(
                    " AND (" + column + ", " + id + ")" + beyond(ascending) + "(?, ?)", value, position.id());
        }
        // Column and id run in opposite directions here, which no comparison of rows can say.
        Object mirrored = -(Float) value;
        return SqlFragment.of(
                " AND " + column + (ascending ? " <= " : " >= ") + "? AND (" + column + beyond(!ascending) + "? OR "
                        + id + beyond(ascending) + "?)",
                mirrored,
                mirrored,
                position.id());
    }

    private static String beyond(boolean ascending) {
        return ascending ? " > " : " < ";
    }

    private static String direction(boolean ascending) {
        return ascending ? "ASC" : "DESC";
    }
}
