package io.autotag.activity;

import io.autotag.model.ModelException;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;

/** Loads a model. */
@FunctionalInterface
interface ModelOpener {

    /**
     * @param file of the version
     * @throws ModelException when the file cannot be loaded or does not fit the version's card
     */
    PictureTagger open(Path file, ModelVersion version);
}
