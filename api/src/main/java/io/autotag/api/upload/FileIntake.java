package io.autotag.api.upload;

import io.autotag.api.error.ApiException;
import io.autotag.api.upload.MultipartReader.Part;
import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.Database;
import io.autotag.store.Upload;
import io.autotag.store.UploadRepository;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes a file of a form into the blob store as it arrives, and notes that it is there: whole, or not at all. */
public final class FileIntake {

    private static final String FILE = "file";
    private static final int LONGEST_FIELD = 1024;

    private final Database database;
    private final BlobStore blobs;
    private final Tickets tickets;
    private final long mostBytes;
    private final UploadRepository uploads = new UploadRepository();

    /** @param mostBytes the largest file that is taken */
    public FileIntake(Database database, BlobStore blobs, Tickets tickets, long mostBytes) {
        this.database = database;
        this.blobs = blobs;
        this.tickets = tickets;
        this.mostBytes = mostBytes;
    }

    public void receive(InputStream body, Optional<String> contentType) throws IOException {
        MultipartReader form = new MultipartReader(body, contentType);
        Map<String, String> fields = new HashMap<>();
        Optional<Part> part = form.next();
        while (part.isPresent() && !part.get().name().equals(FILE)) {
            fields.put(part.get().name(), part.get().text(LONGEST_FIELD));
            part = form.next();
        }
        if (part.isEmpty()) {
            throw ApiException.badField(FILE, "The form has no part of this name.");
        }
        store(tickets.check(fields), part.get().content());
    }

    private void store(String uploadUid, InputStream content) throws IOException {
        Upload upload = database.read(tx -> uploads.get(tx, uploadUid));
        OptionalLong announced =
                upload.contentLength() == null ? OptionalLong.empty() : OptionalLong.of(upload.contentLength());
        StoredBlob blob = blobs.put(new LimitedStream(content, mostBytes, announced), mostBytes);
        database.doInTransaction(tx -> uploads.markArrived(tx, upload.id(), blob.sha256(), blob.bytes()));
    }
}
