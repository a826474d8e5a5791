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
import io.temporal.activity.Activity;
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
    private final ThumbnailRepository thumbnails = new ThumbnailRepository();

    ThumbnailActivitiesImpl(Database database, BlobStore blobs, Pictures pictures, ImageDecoder decoder) {
        this.database = database;
        this.blobs = blobs;
        this.pictures = pictures;
        this.decoder = decoder;
    }

    @Override
    public void make(ThumbnailRequest request) {
        boolean again = Activity.getExecutionContext().getInfo().getAttempt() > 1;
        ActivityBorder.cross(() -> {
            for (String source : database.read(tx -> thumbnails.untried(tx, Set.copyOf(request.sources())))) {
                if (again) { // the first attempt may have died of one of them
                    database.doInTransaction(tx -> thumbnails.begin(tx, source));
                }
                make(source);
            }
            return true;
        });
    }

    /** What is gone may come back, so nothing is noted of it; what cannot be decoded stays so, for its hash is its name. */
    private void make(String source) {
        try (Picture picture = pictures.fetch(source);
                DecodedImage image = decoder.decode(picture.bytes())) {
            Map<Integer, StoredBlob> made = new TreeMap<>();
            Thumbnails.of(image).forEach((size, file) -> made.put(size, store(file)));
            database.doInTransaction(tx -> thumbnails.made(tx, source, made));
        } catch (ItemRefusal refusal) {
            if (refusal.code() != FailureCode.MISSING) {
                refuse(source, refusal.sentence());
            }
        } catch (ImageException unreadable) {
            refuse(source, unreadable.sentence());
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
