package io.autotag.model.tfjs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a JSON file that may have been made to do harm: its size, depth and texts are bounded. */
final class JsonFile {

    static final long MOST_BYTES = 64L << 20;
    private static final int MOST_DEPTH = 100;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build());

    private JsonFile() {}

    static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ImportException("There is no file " + file + ".");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ImportException(
                        file + " is larger than " + (MOST_BYTES >> 20) + " MiB; the JSON file of a model is small.");
            }
            return MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new ImportException(file + " is not a JSON file that can be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ImportException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
