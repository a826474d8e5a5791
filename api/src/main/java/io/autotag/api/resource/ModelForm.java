package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import io.autotag.api.upload.MultipartReader;
import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form that brings a model: the part {@code file} goes straight to the blob store, {@code card} is optional text.
 *
 * @param card empty when none was sent
 */
record ModelForm(StoredBlob file, String card) {

    private static final int MOST_CARD_BYTES = 1 << 20;

    static ModelForm read(InputStream body, @Nullable String contentType, BlobStore blobs, long mostBytes)
            throws IOException {
        MultipartReader reader = new MultipartReader(body, Optional.ofNullable(contentType));
        Optional<StoredBlob> file = Optional.empty();
        String card = "";
        for (Optional<MultipartReader.Part> next = reader.next(); next.isPresent(); next = reader.next()) {
            MultipartReader.Part part = next.get();
            if (part.name().equals("file") && file.isEmpty()) {
                file = Optional.of(blobs.put(part.content(), mostBytes));
            } else if (part.name().equals("card") && card.isEmpty()) {
                card = part.text(MOST_CARD_BYTES);
            } else {
                throw ApiException.badField(
                        part.name(), "Send one part \"file\" and at most one \"card\", nothing else.");
            }
        }
        return new ModelForm(checked(file), card);
    }

    private static StoredBlob checked(Optional<StoredBlob> file) {
        StoredBlob sent = file.orElseThrow(() ->
                ApiException.badField("file", "Send the ONNX file, or the description of a provider, in this part."));
        if (sent.bytes() == 0) {
            throw ApiException.badField("file", "The file is empty.");
        }
        return sent;
    }
}
