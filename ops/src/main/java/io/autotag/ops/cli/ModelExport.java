package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A version saved to files, from which it can be added again.
 *
 * @param file the model, {@code .onnx} or {@code .zip}, or {@code .json} for the description of a provider
 * @param card {@code .yaml}, beside it
 */
record ModelExport(JsonNode version, Path file, Path card) {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String ONNX = ".onnx";
    private static final String ARCHIVE = ".zip";
    private static final String DESCRIPTION = ".json";
    private static final List<String> ENDINGS = List.of(ONNX, ARCHIVE, DESCRIPTION);

    /** Writes both files, the card last; one that is there already is left alone and refused. */
    static ModelExport save(ApiClient api, String versionPath, String model, Path folder) {
        JsonNode version = api.get(versionPath);
        String stem = model.replaceAll("[^A-Za-z0-9._-]", "_") + "-v" + Fields.text(version, "version");
        try {
            Files.createDirectories(folder);
            Path card = unused(folder.resolve(stem + ".yaml"));
            // What the file is shows when it is there: a large one shall not come in vain.
            ENDINGS.forEach(ending -> unused(folder.resolve(stem + ending)));
            Path onnx = folder.resolve(stem + ONNX);
            api.download(versionPath + "file/", onnx);
            String ending = ending(onnx);
            Path file = ending.equals(ONNX) ? onnx : Files.move(onnx, folder.resolve(stem + ending));
            return new ModelExport(version, file, Files.writeString(card, Fields.text(version, "card")));
        } catch (IOException e) {
            throw CliException.refused("Nothing can be written to " + folder + ": " + e.getMessage() + ".");
        }
    }

    private static Path unused(Path file) {
        if (Files.exists(file)) {
            throw CliException.refused(file + " is there already: move it away, or name another folder.");
        }
        return file;
    }

    private static String ending(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] first = content.readNBytes(ZIP.length);
            if (Arrays.equals(first, ZIP)) {
                return ARCHIVE;
            }
            return first.length > 0 && first[0] == '{' ? DESCRIPTION : ONNX;
        }
    }
}
