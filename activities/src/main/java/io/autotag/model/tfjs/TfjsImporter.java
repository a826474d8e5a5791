package io.autotag.model.tfjs;

import java.nio.file.Path;

/** Turns a TensorFlow.js graph model into one ONNX file. */
public final class TfjsImporter {

    private TfjsImporter() {}

    /**
     * Reads {@code model.json} and the weight files it names, which must lie in the same folder or below; writes the
     * ONNX file (opset 13), replacing one that is there only when all has succeeded.
     *
     * @throws ImportException when the model cannot be imported
     */
    public static ImportReport importModel(Path modelJson, Path onnxOut) {
        String what = modelJson + " to " + onnxOut;
        throw new UnsupportedOperationException(what);
    }
}
