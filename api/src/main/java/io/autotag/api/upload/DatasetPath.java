package io.autotag.api.upload;

import io.autotag.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an image lies in its dataset: a relative path with forward slashes that leads nowhere else. It is a name and is
 * never opened as a file.
 */
public record DatasetPath(String value) {

    private static final String FIELD = "file_path_in_dataset";

    /** An index over the paths takes 2,704 bytes at most, however few letters these are. */
    private static final int MOST_BYTES = 1024;

    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "webp", "image/webp",
            "bmp", "image/bmp",
            "gif", "image/gif",
            "tif", "image/tiff",
            "tiff", "image/tiff");

    public DatasetPath {
        problem(value).ifPresent(sentence -> {
            throw ApiException.badField(FIELD, sentence);
        });
    }

    /** The media type that the ending stands for. */
    public String contentType() {
        return TYPES.getOrDefault(extension(value), "application/octet-stream");
    }

    private static Optional<String> problem(String path) {
        if (path.isEmpty() || path.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("Must have 1 to " + MOST_BYTES + " bytes in UTF-8.");
        }
        if (path.chars().anyMatch(DatasetPath::isForbidden)) {
            return Optional.of("Must not hold control characters or backslashes.");
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return Optional.of("Must be a relative path without empty, \".\" or \"..\" parts.");
            }
        }
        return TYPES.containsKey(extension(path))
                ? Optional.empty()
                : Optional.of("Must end in one of jpg, jpeg, png, webp, bmp, gif, tif, tiff.");
    }

    private static boolean isForbidden(int character) {
        return character == '\\' || Character.isISOControl(character);
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
