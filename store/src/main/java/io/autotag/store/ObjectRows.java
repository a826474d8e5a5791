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
            SELECT ?, n.path, n.address, n.tag, n.sha256, n.bytes, n.item_id, n.state, n.sentence, ?
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS n (path, address, tag, sha256, bytes, item_id, state, sentence)
            ON CONFLICT (source_id, path) DO UPDATE SET address = excluded.address, tag = excluded.tag,
                sha256 = coalesce(excluded.sha256, o.sha256), bytes = coalesce(excluded.bytes, o.bytes),
                item_id = coalesce(excluded.item_id, o.item_id), state = excluded.state,
                sentence = excluded.sentence, scan = excluded.scan""";

    private final List<Noted> rows = new ArrayList<>();

    private record Noted(SeenObject object, @Nullable NewItem picture, @Nullable Long item) {

        String state() {
            return object.sentence() == null ? "present" : "failed";
        }

        <T> @Nullable T ofPicture(Function<NewItem, T> value) {
            return picture == null ? null : value.apply(picture);
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
        Columns<Noted> columns = new Columns<>(rows);
        tx.sql(
                        PUT,
                        source.id(),
                        scan,
                        columns.texts(row -> row.object().path()),
                        columns.texts(row -> row.object().address()),
                        columns.texts(row -> row.object().tag()),
                        columns.texts(row -> row.ofPicture(NewItem::blobSha256)),
                        columns.numbers(row -> row.ofPicture(NewItem::bytes)),
                        columns.numbers(Noted::item),
                        columns.texts(Noted::state),
                        columns.texts(row -> row.object().sentence()))
                .update();
    }
}
