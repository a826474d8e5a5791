package io.autotag.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Model files in a folder of a test's own. */
public final class ModelFiles {

    private ModelFiles() {}

    public static Path write(Path folder, byte[] file) {
        try {
            return Files.write(Files.createTempFile(folder, "model", ".onnx"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the real models on the test class path. */
    public static Path real(Path folder, String name) {
        try (InputStream model = ModelFiles.class.getResourceAsStream("/models/" + name)) {
            if (model == null) {
                throw new IllegalArgumentException("There is no real model " + name);
            }
            return write(folder, model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inspects and opens. */
    public static Tagger open(Path folder, byte[] file, String card) {
        Path onnx = write(folder, file);
        ModelCard complete = ModelFile.inspect(onnx, Optional.of(card)).card();
        return Tagger.open(onnx, complete, TaggerOptions.defaults());
    }

    /** What the model says of the picture. */
    static List<Tag> tags(Path folder, byte[] model, String card, byte[] picture) throws ItemProblem {
        try (Tagger tagger = open(folder, model, card)) {
            return tagger.tag(picture).tags();
        }
    }
}
