package io.autotag.groundtruth;

import io.autotag.groundtruth.PictureNames.Found;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pictures of a file that calls them by numbers, in the database: a file may name more of them than the memory holds. */
final class NumberedPictures {

    private static final String INSERT =
            """
            INSERT INTO ground_truth_picture (import_id, number, name, item_id, width, height, refusal)
            SELECT ?, n.number, n.name, nullif(n.item_id, 0), nullif(n.width, 0), nullif(n.height, 0), nullif(n.refusal, '')
            FROM unnest(?, ?, ?, ?, ?, ?) AS n(number, name, item_id, width, height, refusal)
            ORDER BY n.number ON CONFLICT (import_id, number) DO NOTHING RETURNING number""";

    private final long importId;

    NumberedPictures(long importId) {
        this.importId = importId;
    }

    /** What a number stands for. */
    record Numbered(long number, String name, Found found) {}

    /** Of a number that is given twice the first picture counts: those of the numbers that were not there yet. */
    Set<Long> write(Transaction tx, Map<Long, NamedPicture> pictures, PictureNames known) {
        List<String> names = pictures.values().stream().map(NamedPicture::name).toList();
        List<Found> found = names.stream().map(known::of).toList();
        List<String> refusals = new ArrayList<>();
        found.forEach(one -> refusals.add(one.refusal() == null ? "" : one.refusal()));
        return Set.copyOf(tx.sql(
                        INSERT,
                        importId,
                        pictures.keySet().stream().mapToLong(Long::longValue).toArray(),
                        names,
                        found.stream().mapToLong(Found::itemId).toArray(),
                        found.stream()
                                .mapToInt(one -> one.width() == null ? 0 : one.width())
                                .toArray(),
                        found.stream()
                                .mapToInt(one -> one.height() == null ? 0 : one.height())
                                .toArray(),
                        refusals)
                .list(row -> row.number("number")));
    }

    /** Those of the numbers that stand for a picture. */
    List<Numbered> read(Transaction tx, Collection<Long> numbers) {
        return tx.sql(
                        """
                        SELECT number, name, coalesce(item_id, 0) AS item_id, width, height, refusal
                        FROM ground_truth_picture WHERE import_id = ? AND number = ANY (?)""",
                        importId,
                        numbers.stream().mapToLong(Long::longValue).toArray())
                .list(row -> new Numbered(
                        row.number("number"),
                        row.text("name"),
                        new Found(
                                row.number("item_id"),
                                row.integerOrNull("width"),
                                row.integerOrNull("height"),
                                row.textOrNull("refusal"))));
    }

    /** The file is read. */
    void forget(Transaction tx) {
        tx.sql("DELETE FROM ground_truth_picture WHERE import_id = ?", importId).update();
    }

    /** No import takes a day: what is left of older ones was left by a process that ended. */
    static void forgetOld(Transaction tx) {
        tx.sql("DELETE FROM ground_truth_picture p USING ground_truth_import i"
                        + " WHERE i.id = p.import_id AND i.created_at < now() - interval '1 day'")
                .update();
    }
}
