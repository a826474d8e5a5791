package io.autotag.activity;

import io.autotag.model.ModelException;
import java.nio.file.Path;

/** Loads a model. */
@FunctionalInterface
interface ModelOpener {

    /**
     * @param cardYaml complete
     * @throws ModelException when the file cannot be loaded or does not fit the card
     */
    PictureTagger open(Path onnx, String cardYaml);
}
