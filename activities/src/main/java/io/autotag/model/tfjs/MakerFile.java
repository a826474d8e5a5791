package io.autotag.model.tfjs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The file {@code metadata.json} that Teachable Machine writes beside a model: what its classes are called, and which
 * library prepares its pictures. Both go into the ONNX file, under the names that they have there.
 */
final class MakerFile {
    private static final String NAME = "metadata.json";
    private static final String LABELS = "labels";
    private static final String LIBRARY = "packageName";
    private static final String MAKER = "@teachablemachine/";

    private MakerFile() {}

    /** What the file says; nothing where there is none, or one of somebody else. */
    static Map<String, String> beside(Path modelJson) {
        Path file = modelJson.toAbsolutePath().resolveSibling(NAME);
        return Files.isRegularFile(file) ? read(JsonFile.read(file)) : Map.of();
    }

    private static Map<String, String> read(JsonNode json) {
        String library = json.path(LIBRARY).asText();
        boolean known = library.startsWith(MAKER)
                && json.path(LABELS) instanceof ArrayNode labels
                && StreamSupport.stream(labels.spliterator(), false).allMatch(JsonNode::isTextual);
        return known ? Map.of(LABELS, json.path(LABELS).toString(), LIBRARY, library) : Map.of();
    }
}
