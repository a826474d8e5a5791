package io.autotag.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        for (SeenObject object : distinct(stretch)) {
            take(tx, source, object, Optional.ofNullable(known.get(object.path())), result);
        }
        result.rows.put(tx, source, scan);
        keepBelow(tx, source, scan, result.closed);
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

    /** Names that are no text on the disk may be alike here. */
    private static Collection<SeenObject> distinct(List<SeenObject> stretch) {
        Map<String, SeenObject> byPath = new LinkedHashMap<>();
        stretch.forEach(object -> byPath.putIfAbsent(object.path(), object));
        return byPath.values();
    }

    private static void take(
            Transaction tx, Source source, SeenObject object, Optional<KnownObject> known, Stretch result) {
        NewItem picture = object.picture();
        if (object.sentence() != null) {
            result.refuse(object);
        } else if (picture == null
                || known.filter(before -> isSame(before, picture)).isPresent()) {
            result.rows.add(object);
        } else {
            boolean wasItem = known.filter(before -> before.itemId() != null).isPresent();
            result.added += wasItem ? 0 : 1;
            result.changed += wasItem ? 1 : 0;
            result.rows.add(object, picture, new SourceItems(source).place(tx, picture, result.items));
        }
    }

    /** A folder that cannot be entered says nothing of what is in it: that is as it was, and not gone. */
    private static void keepBelow(Transaction tx, Source source, int scan, List<String> closed) {
        if (source.kind() != SourceKind.FOLDER) {
            return;
        }
        for (String folder : closed) {
            tx.sql(
                            "UPDATE source_object SET scan = ? WHERE source_id = ? AND state <> 'gone' AND scan < ?"
                                    + " AND path > ? AND path < ?",
                            scan,
                            source.id(),
                            scan,
                            folder,
                            folder.substring(0, folder.length() - 1) + '0')
                    .update();
        }
    }

    private static boolean isSame(KnownObject before, NewItem picture) {
        return before.itemId() != null && picture.blobSha256().equals(before.sha256());
    }

    /** What came of a stretch. */
    private static final class Stretch {

        private final ObjectRows rows = new ObjectRows();
        private final List<Long> items = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();
        private long added;
        private long changed;
        private long failed;

        void refuse(SeenObject object) {
            failed++;
            rows.add(object);
            if (object.path().endsWith("/")) {
                closed.add(object.path());
            }
        }
    }
}
