package io.autotag.ops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The card {@code NAME.yaml} that lies beside the file of a model called {@code NAME.onnx}, {@code .zip} or {@code .json}. */
public final class CardBeside {

    private CardBeside() {}

    /** The file's name without its ending. */
    static String stem(Path model) {
        return String.valueOf(model.getFileName()).replaceFirst("\\.(onnx|zip|json)$", "");
    }

    public static Optional<Path> of(Path model) {
        return Optional.of(model.resolveSibling(stem(model) + ".yaml")).filter(Files::isRegularFile);
    }
}
