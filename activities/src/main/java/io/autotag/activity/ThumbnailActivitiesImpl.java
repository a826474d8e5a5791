package io.autotag.activity;

import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.Thumbnails;
import io.autotag.store.Database;
import io.autotag.store.FailureCode;
import io.autotag.store.ThumbnailRepository;
import io.autotag.workflow.ThumbnailActivities;
import io.autotag.workflow.ThumbnailRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes all sizes of a picture at once: decoding is what takes time. */
final class ThumbnailActivitiesImpl implements ThumbnailActivities {

    private final Database database;
    private final BlobStore blobs;
    private final Pictures pictures;
    private final ImageDecoder decoder;
    private final Heartbeats heartbeats;
    private final ThumbnailRepository thumbnails = new ThumbnailRepository();

    ThumbnailActivitiesImpl(
            Database database, BlobStore blobs, Pictures pictures, ImageDecoder decoder, Heartbeats heartbeats) {
        this.database = database;
        this.blobs = blobs;
        this.pictures = pictures;
        this.decoder = decoder;
        this.heartbeats = heartbeats;
    }

    @Override
    public void make(ThumbnailRequest request) {
        ActivityBorder.cross(() -> {
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                for (String source : database.read(tx -> thumbnails.untried(tx, Set.copyOf(request.sources())))) {
                    heartbeat.check();
                    make(source);
                }
            }
            return true;
        });
    }

    /** What is gone may come back, so nothing is noted of it; what cannot be decoded stays so, for its hash is its name. */
    private void make(String source) {
        try (Picture picture = pictures.fetch(source)) {
            Map<Integer, StoredBlob> made = new TreeMap<>();
            open(source, picture).forEach((size, file) -> made.put(size, store(file)));
            database.doInTransaction(tx -> thumbnails.made(tx, source, made));
        } catch (ItemRefusal refusal) {
            if (refusal.code() != FailureCode.MISSING) {
                refuse(source, refusal.sentence());
            }
        } catch (ImageException unreadable) {
            refuse(source, unreadable.sentence());
        }
    }

    /** Counts only what may end the process: a blob store that does not answer is no fault of the picture. */
    private Map<Integer, byte[]> open(String source, Picture picture) throws ImageException {
        database.doInTransaction(tx -> thumbnails.begin(tx, source));
        try (DecodedImage image = decoder.decode(picture.bytes())) {
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

    private void refuse(String source, String sentence) {
        database.doInTransaction(tx -> thumbnails.refused(tx, source, sentence));
    }
}
