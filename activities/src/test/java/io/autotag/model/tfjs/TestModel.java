package io.autotag.model.tfjs;

import java.nio.file.Path;

/** A model that a test describes. */
interface TestModel {

    /** Writes {@code model.json} and {@code weights.bin}; answers the first. */
    Path write(Path folder);
}
