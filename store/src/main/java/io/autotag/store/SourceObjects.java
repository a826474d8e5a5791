package io.autotag.store;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The objects of sources: which items they are, and where bytes are read in place. */
public final class SourceObjects {

    private static final int MOST_PLACES = 8;

    /** Those of the paths that earlier scans saw. */
    public Map<String, KnownObject> known(Transaction tx, Source source, List<String> paths) {
        return tx
                .sql(
                        "SELECT path, tag, sha256, item_id FROM source_object WHERE source_id = ? AND path = ANY (?)",
                        source.id(),
                        paths)
                .list(row -> new KnownObject(
                        row.text("path"), row.textOrNull("tag"), row.textOrNull("sha256"), row.numberOrNull("item_id")))
                .stream()
                .collect(Collectors.toMap(KnownObject::path, Function.identity()));
    }

    /**
     * Places where the bytes of this name were when they were last read: those first that the last scan saw, and then those
     * it could not read or did not find, which may be back. A few. The sources are without their lists of addresses.
     */
    public List<LocatedObject> located(Transaction tx, String sha256) {
        return tx.sql(
                        "SELECT " + SourceRepository.COLUMNS_TO_READ
                                + ", o.path, o.address, o.bytes FROM source_object o"
                                + " JOIN source s ON s.id = o.source_id JOIN dataset d ON d.id = s.dataset_id"
                                + " WHERE o.sha256 = ?"
                                + " ORDER BY array_position(ARRAY['present', 'failed', 'gone'], o.state), o.id LIMIT ?",
                        sha256,
                        MOST_PLACES)
                .list(row -> new LocatedObject(
                        SourceRepository.source(row),
                        row.text("path"),
                        row.textOrNull("address"),
                        row.number("bytes")));
    }

    /** How many bytes there are of this name where they can be read in place; empty where that is nowhere. */
    public OptionalLong bytes(Transaction tx, String sha256) {
        return tx
                .sql("SELECT bytes FROM source_object WHERE sha256 = ? LIMIT 1", sha256)
                .list(row -> row.number("bytes"))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** What could not be read, newest first. */
    public List<FailedObject> failed(Transaction tx, Source source, Page page) {
        return tx.sql(
                        "SELECT id, path, sentence, scan FROM source_object WHERE source_id = ? AND state = 'failed'"
                                + " AND id < ? ORDER BY id DESC LIMIT ?",
                        source.id(),
                        page.before(),
                        page.limit())
                .list(row -> new FailedObject(
                        row.number("id"), row.text("path"), row.text("sentence"), row.integer("scan")));
    }

    /** To be committed before the first thing is kept about a picture. */
    public void note(Transaction tx, NewItem picture) {
        BlobRows.note(tx, picture.blobSha256(), picture.bytes());
    }
}
