package io.autotag.activity;

import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.Thumbnails;
import io.autotag.store.Database;
import io.autotag.store.ThumbnailRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes all sizes of a picture at once: decoding is what takes time. Thread-safe. */
final class ThumbnailMaker {

    private final Database database;
    private final BlobStore blobs;
    private final ImageDecoder decoder;
    private final ThumbnailRepository thumbnails = new ThumbnailRepository();

    ThumbnailMaker(Database database, BlobStore blobs, ImageDecoder decoder) {
        this.database = database;
        this.blobs = blobs;
        this.decoder = decoder;
    }

    /** Those of the pictures that nothing is known of, in their order. */
    List<String> untried(Set<String> sources) {
        return database.read(tx -> thumbnails.untried(tx, sources));
    }

    /** What cannot be decoded stays so, for its hash is its name. */
    void make(String source, byte[] file) {
        try {
            Map<Integer, StoredBlob> made = new TreeMap<>();
            open(source, file).forEach((size, small) -> made.put(size, store(small)));
            database.doInTransaction(tx -> thumbnails.made(tx, source, made));
        } catch (ImageException unreadable) {
            refuse(source, unreadable.sentence());
        }
    }

    void refuse(String source, String sentence) {
        database.doInTransaction(tx -> thumbnails.refused(tx, source, sentence));
    }

    /** Counts only what may end the process: a blob store that does not answer is no fault of the picture. */
    private Map<Integer, byte[]> open(String source, byte[] file) throws ImageException {
        database.doInTransaction(tx -> thumbnails.begin(tx, source));
        try (DecodedImage image = decoder.decode(file)) {
            Map<Integer, byte[]> files = Thumbnails.of(image);
            database.doInTransaction(tx -> thumbnails.survived(tx, source));
            return files;
        }
    }

    private StoredBlob store(byte[] file) {
        try {
            return blobs.put(new ByteArrayInputStream(file), file.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write a thumbnail.", e);
        }
    }
}
