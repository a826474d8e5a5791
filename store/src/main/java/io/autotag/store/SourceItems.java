package io.autotag.store;

import java.util.List;
import java.util.Optional;

/**
 * Finds the items that the pictures of a source are. An item is never given other bytes: what people decided was about
 * those it has. So a changed picture is another item, whose key says which version it is.
 */
final class SourceItems {

    private static final int MOST_VERSIONS = 10_000;

    private final Source source;
    private final ItemRepository items = new ItemRepository();

    SourceItems(Source source) {
        this.source = source;
    }

    /**
     * The id of the item that the picture is: an old one with these bytes, or a new one.
     *
     * @param picture with its path in the source as its key
     * @param added new ids are added to it
     */
    long place(Transaction tx, NewItem picture, List<Long> added) {
        for (int version = 1; version <= MOST_VERSIONS; version++) {
            String key = key(source.name(), picture.key(), version);
            List<Item> created = items.add(tx, source.datasetId(), List.of(picture.withKey(key)));
            if (!created.isEmpty()) {
                added.add(created.get(0).id());
                return created.get(0).id();
            }
            Optional<Long> old = find(tx, key, picture.blobSha256());
            if (old.isPresent()) {
                return old.get();
            }
        }
        throw StoreException.conflict("There are too many versions of " + picture.key() + ".");
    }

    private Optional<Long> find(Transaction tx, String key, String sha256) {
        return tx.sql(
                        "SELECT id FROM item WHERE dataset_id = ? AND key = ? AND blob_sha256 = ?",
                        source.datasetId(),
                        key,
                        sha256)
                .first(row -> row.number("id"));
    }

    /** Before the ending, which other tools go by: {@code cats/a~2.jpg}. */
    static String key(String source, String path, int version) {
        if (version == 1) {
            return source + "/" + path;
        }
        int dot = path.lastIndexOf('.');
        boolean hasEnding = dot > path.lastIndexOf('/') + 1;
        String stem = hasEnding ? path.substring(0, dot) : path;
        return source + "/" + stem + "~" + version + (hasEnding ? path.substring(dot) : "");
    }
}
