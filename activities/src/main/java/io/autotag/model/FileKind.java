package io.autotag.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that people bring instead of an ONNX model, by their first bytes. Pure. */
record FileKind(int at, String beginning, String sentence) {
    /** So many first bytes are enough to tell. */
    static final int BYTES = 32;

    private static final List<FileKind> KNOWN = List.of(
            new FileKind(
                    0,
                    "PK\u0003\u0004",
                    "a zip archive or a PyTorch checkpoint: export the model as ONNX, or unpack it"),
            new FileKind(0, "\u0089HDF", "an HDF5 file as Keras writes it: convert it with tf2onnx"),
            new FileKind(4, "TFL3", "a TensorFlow Lite model: convert it with tf2onnx"),
            new FileKind(4, "ORTM", "a model in ONNX Runtime's own format: take the .onnx file that it was made from"),
            new FileKind(0, "\u001f\u008b", "a gzip archive: unpack it"),
            new FileKind(0, "\u0080\u0002", "a Python pickle such as a PyTorch checkpoint: export the model as ONNX"),
            new FileKind(0, "version https://git", "a Git LFS pointer: fetch the real file with git lfs pull"),
            new FileKind(0, "<", "a web page or XML file: the download probably failed, so download the model again"),
            new FileKind(0, "{", "a JSON file; a TensorFlow.js model is converted with “autotag models import-tfjs”"));

    private static final FileKind TEXT = new FileKind(0, "", "a text file: choose the .onnx file");

    /** No model begins so: its first bytes are numbers of fields and versions. */
    private static final Pattern PRINTED = Pattern.compile("[\\t\\r\\n -~]+");

    /** What a file that begins so is, with what to do. */
    static Optional<FileKind> of(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        return KNOWN.stream()
                .filter(kind -> text.startsWith(kind.beginning(), kind.at()))
                .findFirst()
                .or(() -> Optional.of(TEXT).filter(kind -> PRINTED.matcher(text).matches()));
    }
}
