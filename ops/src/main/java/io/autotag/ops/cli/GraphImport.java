package io.autotag.ops.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Turns a TensorFlow.js model on this machine into an ONNX file; who composes the commands supplies it. */
@FunctionalInterface
public interface GraphImport {

    /** Reads {@code model.json} and the weight files beside it; writes the ONNX file, replacing one that is there. */
    void convert(Path modelJson, Path onnx) throws IOException;
}
