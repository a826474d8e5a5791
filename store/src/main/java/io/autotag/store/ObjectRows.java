package io.autotag.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a scan notes of the objects of a stretch, in one statement. */
final class ObjectRows {

    private static final String PUT =
            """
            INSERT INTO source_object AS o (source_id, path, address, tag, sha256, bytes, item_id, state, sentence, scan)
            SELECT ?, n.path, n.address, n.tag, n.sha256, n.bytes::bigint, n.item_id::bigint, n.state, n.sentence, ?
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS n (path, address, tag, sha256, bytes, item_id, state, sentence)
            ON CONFLICT (source_id, path) DO UPDATE SET address = excluded.address, tag = excluded.tag,
                sha256 = coalesce(excluded.sha256, o.sha256), bytes = coalesce(excluded.bytes, o.bytes),
                item_id = coalesce(excluded.item_id, o.item_id), state = excluded.state,
                sentence = excluded.sentence, scan = excluded.scan""";

    private final List<Noted> rows = new ArrayList<>();

    private record Noted(SeenObject object, @Nullable NewItem picture, @Nullable Long item) {

        String state() {
            return object.sentence() == null ? "present" : "failed";
        }
    }

    /** It is what it was, or could not be read. */
    void add(SeenObject object) {
        rows.add(new Noted(object, null, null));
    }

    /** It is this picture from now on, and the item of this id. */
    void add(SeenObject object, NewItem picture, long item) {
        rows.add(new Noted(object, picture, item));
    }

    /** Each path at most once. */
    void put(Transaction tx, Source source, int scan) {
        tx.sql(
                        PUT,
                        source.id(),
                        scan,
                        column(row -> row.object().path()),
                        column(row -> row.object().address()),
                        column(row -> row.object().tag()),
                        column(row ->
                                row.picture() == null ? null : row.picture().blobSha256()),
                        column(row ->
                                row.picture() == null ? null : row.picture().bytes()),
                        column(Noted::item),
                        column(Noted::state),
                        column(row -> row.object().sentence()))
                .update();
    }

    private List<@Nullable String> column(Function<Noted, @Nullable Object> value) {
        List<@Nullable String> column = new ArrayList<>();
        for (Noted row : rows) {
            Object one = value.apply(row);
            column.add(one == null ? null : one.toString());
        }
        return column;
    }
}
