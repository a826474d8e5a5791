package io.autotag.activity;

import io.autotag.blob.Digests;
import io.autotag.image.ImageException;
import io.autotag.image.ImageHeader;
import io.autotag.source.SourceContent;
import io.autotag.source.SourceEntry;
import io.autotag.source.SourceException;
import io.autotag.source.SourceReader;
import io.autotag.store.Database;
import io.autotag.store.KnownObject;
import io.autotag.store.NewItem;
import io.autotag.store.SeenObject;
import io.autotag.store.SourceObjects;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is new in a source, each picture once: its hash, its size and its small forms come of one reading. Thread-safe. */
final class SourcePictures {

    /** Servers that make a file as they send it do not say how long it is; large ones are files that are there. */
    static final int MOST_UNTOLD_BYTES = 32 << 20;

    private final Database database;
    private final ThumbnailMaker thumbnails;
    private final long mostBytes;
    private final ByteBudget budget;
    private final SourceObjects objects = new SourceObjects();

    /**
     * @param mostBytes a file may have at most so many
     * @param budget of its own: a source may keep bytes waiting, which is no reason for chunks to wait
     */
    SourcePictures(Database database, ThumbnailMaker thumbnails, long mostBytes, ByteBudget budget) {
        this.database = database;
        this.thumbnails = thumbnails;
        this.mostBytes = mostBytes;
        this.budget = budget;
    }

    /**
     * What an object is now. What cannot be read is told in a sentence, so that no object keeps a scan from its end.
     *
     * @param address sealed; null where it has none
     */
    SeenObject look(SourceReader reader, SourceEntry entry, @Nullable String address, Optional<KnownObject> known) {
        String knownTag = known.map(KnownObject::tag).orElse(null);
        try {
            Optional<SourceContent> content = reader.open(entry, knownTag);
            return content.isEmpty()
                    ? SeenObject.same(entry.path(), address, knownTag)
                    : read(entry, address, content.get());
        } catch (SourceException refused) {
            return SeenObject.refused(entry.path(), address, refused.sentence());
        }
    }

    private SeenObject read(SourceEntry entry, @Nullable String address, SourceContent opened) {
        try (opened) {
            long announced = opened.bytes() < 0 ? mostUntold() : opened.bytes();
            if (announced > mostBytes) {
                return tooLarge(entry, address);
            }
            try (Picture file = file(opened, announced)) {
                return taken(entry, address, opened, file.bytes());
            }
        } catch (IOException broken) {
            return SeenObject.refused(
                    entry.path(), address, "The object could not be read to its end: " + broken.getMessage());
        }
    }

    /** Waits until there is room for it. Has one byte more than announced where there is more. */
    private Picture file(SourceContent opened, long announced) throws IOException {
        ByteBudget.Hold hold = budget.take(announced);
        boolean read = false;
        try {
            Picture file = new Picture(opened.stream().readNBytes(Math.toIntExact(announced) + 1), hold);
            read = true;
            return file;
        } finally {
            if (!read) {
                hold.close();
            }
        }
    }

    private SeenObject taken(SourceEntry entry, @Nullable String address, SourceContent opened, byte[] file) {
        if (opened.bytes() < 0 && file.length > mostUntold()) {
            return SeenObject.refused(
                    entry.path(),
                    address,
                    "The file is too large: where the source does not say how large a file is, at most " + mostUntold()
                            + " bytes are allowed.");
        }
        if (opened.bytes() >= 0 && opened.bytes() != file.length) {
            return SeenObject.refused(
                    entry.path(), address, "The object changed while it was read; the next scan reads it again.");
        }
        try {
            NewItem picture = picture(entry.path(), file);
            keep(picture, file);
            return SeenObject.read(entry.path(), address, opened.tag(), picture);
        } catch (ImageException unreadable) {
            return SeenObject.refused(entry.path(), address, unreadable.sentence());
        }
    }

    private long mostUntold() {
        return Math.min(mostBytes, MOST_UNTOLD_BYTES);
    }

    private static NewItem picture(String path, byte[] file) throws ImageException {
        ImageHeader header = ImageHeader.read(file);
        return new NewItem(
                path,
                Digests.sha256Text(file),
                header.width(),
                header.height(),
                UploadedFile.contentType(header),
                file.length,
                "{}");
    }

    private void keep(NewItem picture, byte[] file) {
        database.doInTransaction(tx -> objects.note(tx, picture));
        if (!thumbnails.untried(Set.of(picture.blobSha256())).isEmpty()) {
            thumbnails.make(picture.blobSha256(), file);
        }
    }

    private SeenObject tooLarge(SourceEntry entry, @Nullable String address) {
        return SeenObject.refused(
                entry.path(), address, "The file is too large: at most " + mostBytes + " bytes are allowed.");
    }
}
