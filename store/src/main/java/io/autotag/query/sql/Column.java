package io.autotag.query.sql;

/** The only columns a compiled query names, under the aliases it gives their tables. */
enum Column {
    ITEM_ID("i.id"),
    ITEM_UID("i.uid"),
    ITEM_KEY("i.key"),
    ITEM_DATASET("i.dataset_id"),
    ITEM_WIDTH("i.width"),
    ITEM_HEIGHT("i.height"),
    ITEM_CREATED_AT("i.created_at"),
    ITEM_METADATA("i.metadata"),
    SLICED_ITEM("m.item_id"),
    LOOKED_AT_ITEM("s.item_id"),
    PREDICTED_ITEM("p.item_id"),
    SET("p.set_id"),
    SHARD("p.shard"),
    RUN("p.run_id"),
    LABEL("p.label_id"),
    LEVEL("p.level"),
    SCORE("p.score"),
    CONFIDENCE("p.confidence"),
    STATUS("p.status"),
    BOX_WIDTH("p.w"),
    BOX_HEIGHT("p.h"),
    BOX_AREA("(p.w::float8 * p.h)"),
    ANNOTATED_ITEM("a.item_id"),
    ANNOTATION_LABEL("a.label_id"),
    ANNOTATION_KIND("a.kind"),
    ANNOTATION_ATTRIBUTES("a.attributes"),
    ANNOTATION_WIDTH("a.w"),
    ANNOTATION_HEIGHT("a.h"),
    ANNOTATION_AREA("(a.w::float8 * a.h)"),
    REVIEWED_ITEM("r.item_id"),
    REVIEW_STATE("r.state"),
    REVIEWER("r.reviewer"),
    REVIEWED_AT("r.reviewed_at");

    private final String sql;

    Column(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** The column is one of the ids; a single one is written as an equality, which keeps an index in its order. */
    Predicate in(int... ids) {
        if (ids.length == 0) {
            return Predicate.FALSE;
        }
        return ids.length == 1
                ? Predicate.certain(sql + " = ?", ids[0])
                : Predicate.certain(sql + " = ANY (?)", (Object) ids);
    }

    Predicate in(long... ids) {
        if (ids.length == 0) {
            return Predicate.FALSE;
        }
        return ids.length == 1
                ? Predicate.certain(sql + " = ?", ids[0])
                : Predicate.certain(sql + " = ANY (?)", (Object) ids);
    }
}
