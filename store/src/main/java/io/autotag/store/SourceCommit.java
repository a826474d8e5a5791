package io.autotag.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what scans have seen. */
public final class SourceCommit {

    private final SourceObjects objects = new SourceObjects();
    private final Outbox outbox = new Outbox();

    /**
     * Commits a stretch of the listing: new pictures become items, and whoever tags uploads at once learns of them in this
     * transaction.
     *
     * @param from the position that the stretch began at
     * @param to the path of its last object
     * @return false when another attempt has been here, or the scan is not open any more; nothing is changed then
     */
    public boolean commit(Transaction tx, Source source, int scan, String from, String to, List<SeenObject> stretch) {
        int mine = tx.sql(
                        "UPDATE source SET position = ?, refusals = 0, seen = seen + ? WHERE id = ? AND scan = ? AND"
                                + " position = ? AND scan_state = 'scanning'",
                        to,
                        stretch.size(),
                        source.id(),
                        scan,
                        from)
                .update();
        if (mine == 0) {
            return false;
        }
        Map<String, KnownObject> known =
                objects.known(tx, source, stretch.stream().map(SeenObject::path).toList());
        Stretch result = new Stretch();
        for (SeenObject object : stretch) {
            write(tx, source, scan, object, Optional.ofNullable(known.get(object.path())), result);
        }
        tx.sql(
                        "UPDATE source SET added = added + ?, changed = changed + ?, failed = failed + ? WHERE id = ?",
                        result.added,
                        result.changed,
                        result.failed,
                        source.id())
                .update();
        if (!result.items.isEmpty()) {
            new ItemsAdded(source.datasetId(), result.items.stream().sorted().toList()).appendTo(outbox, tx);
        }
        return true;
    }

    private static void write(
            Transaction tx, Source source, int scan, SeenObject object, Optional<KnownObject> known, Stretch result) {
        NewItem picture = object.picture();
        if (object.sentence() != null) {
            result.failed++;
            put(tx, source, scan, object, null, null, "failed");
            keepBelow(tx, source, scan, object.path());
        } else if (picture == null
                || known.filter(before -> isSame(before, picture)).isPresent()) {
            put(tx, source, scan, object, null, null, "present");
        } else {
            boolean wasItem = known.filter(before -> before.itemId() != null).isPresent();
            result.added += wasItem ? 0 : 1;
            result.changed += wasItem ? 1 : 0;
            long item = new SourceItems(source).place(tx, picture, result.items);
            put(tx, source, scan, object, picture, item, "present");
        }
    }

    /** A folder that cannot be entered says nothing of what is in it: that is as it was, and not gone. */
    private static void keepBelow(Transaction tx, Source source, int scan, String path) {
        if (source.kind() == SourceKind.FOLDER && path.endsWith("/")) {
            tx.sql(
                            "UPDATE source_object SET scan = ? WHERE source_id = ? AND state <> 'gone' AND scan < ?"
                                    + " AND path > ? AND path < ?",
                            scan,
                            source.id(),
                            scan,
                            path,
                            path.substring(0, path.length() - 1) + '0')
                    .update();
        }
    }

    private static boolean isSame(KnownObject before, NewItem picture) {
        return before.itemId() != null && picture.blobSha256().equals(before.sha256());
    }

    /** @param picture what it is from now on; null: what it was */
    private static void put(
            Transaction tx,
            Source source,
            int scan,
            SeenObject object,
            @Nullable NewItem picture,
            @Nullable Long item,
            String state) {
        tx.sql(
                        """
                        INSERT INTO source_object AS o (source_id, path, address, tag, sha256, bytes, item_id, state, sentence, scan)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (source_id, path) DO UPDATE SET address = excluded.address, tag = excluded.tag,
                            sha256 = coalesce(excluded.sha256, o.sha256), bytes = coalesce(excluded.bytes, o.bytes),
                            item_id = coalesce(excluded.item_id, o.item_id), state = excluded.state,
                            sentence = excluded.sentence, scan = excluded.scan""",
                        source.id(),
                        object.path(),
                        object.address(),
                        object.tag(),
                        picture == null ? null : picture.blobSha256(),
                        picture == null ? null : picture.bytes(),
                        item,
                        state,
                        object.sentence(),
                        scan)
                .update();
    }

    /** What came of a stretch. */
    private static final class Stretch {

        private final List<Long> items = new ArrayList<>();
        private long added;
        private long changed;
        private long failed;
    }
}
