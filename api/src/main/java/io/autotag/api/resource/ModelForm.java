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
 * @param fileName the last part of the name it was sent under
 */
record ModelForm(StoredBlob file, String card, String fileName) {

    private static final int MOST_CARD_BYTES = 1 << 20;
    private static final int LONGEST_NAME = 200;

    static ModelForm read(InputStream body, @Nullable String contentType, BlobStore blobs, long mostBytes)
            throws IOException {
        MultipartReader reader = new MultipartReader(body, Optional.ofNullable(contentType));
        Optional<StoredBlob> file = Optional.empty();
        String fileName = "";
        String card = "";
        for (Optional<MultipartReader.Part> next = reader.next(); next.isPresent(); next = reader.next()) {
            MultipartReader.Part part = next.get();
            if (part.name().equals("file") && file.isEmpty()) {
                file = Optional.of(blobs.put(part.content(), mostBytes));
                fileName = lastPart(part.fileName().orElse("model.onnx"));
            } else if (part.name().equals("card") && card.isEmpty()) {
                card = part.text(MOST_CARD_BYTES);
            } else {
                throw ApiException.badField(
                        part.name(), "Send one part \"file\" and at most one \"card\", nothing else.");
            }
        }
        return new ModelForm(checked(file), card, fileName);
    }

    private static StoredBlob checked(Optional<StoredBlob> file) {
        StoredBlob sent = file.orElseThrow(() ->
                ApiException.badField("file", "Send the ONNX file, or the description of a provider, in this part."));
        if (sent.bytes() == 0) {
            throw ApiException.badField("file", "The file is empty.");
        }
        return sent;
    }

    /** Names are for sentences only, never for paths. */
    private static String lastPart(String name) {
        String last = name.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
    }
}
