package io.autotag.model;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that is safe to hand to the runtime: small enough, really ONNX, with operators that are known and all its weights
 * in its own folder.
 *
 * @param opset the version of ONNX's operators it is written in
 */
record OnnxFile(Path path, long opset) {

    /** Domains that the runtime implements itself. Others would need a library, and none is ever loaded. */
    private static final Set<String> DOMAINS = Set.of(
            "",
            "ai.onnx",
            "ai.onnx.ml",
            "ai.onnx.training",
            "ai.onnx.preview.training",
            "com.microsoft",
            "com.microsoft.nchwc",
            "com.ms.internal.nhwc");

    private static final int NAMED_OPERATORS = 5;

    /** A file of weights has an ending. Blobs have none, so that no model can take somebody else's for its weights. */
    private static final Pattern NAMED = Pattern.compile("[^/\\\\]\\.[^./\\\\]+$");

    /** Reads through the file; throws {@link ModelException} with what to do about it. */
    static OnnxFile check(Path path, long mostBytes) {
        try {
            checkSize(path, mostBytes);
            checkKind(path);
            OnnxScan scan = scan(path);
            checkOperators(scan);
            long outside = 0;
            for (String name : scan.externalFiles()) {
                outside += Files.size(external(path, name));
            }
            checkSize(Files.size(path) + outside, mostBytes);
            return new OnnxFile(path, scan.opset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkSize(Path path, long most) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(ModelError.FILE, "There is no such file: " + path.getFileName() + ".");
        }
        if (Files.size(path) == 0) {
            throw new ModelException(ModelError.FILE, "The file is empty: export or upload the model again.");
        }
        checkSize(Files.size(path), most);
    }

    private static void checkSize(long bytes, long most) {
        if (bytes > most) {
            throw new ModelException(
                    ModelError.TOO_LARGE,
                    "The model has " + bytes + " bytes; at most " + most
                            + " are allowed. Export a smaller one, or ask the operator to raise the limit.");
        }
    }

    private static void checkKind(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            FileKind.of(stream.readNBytes(FileKind.BYTES)).ifPresent(kind -> {
                throw new ModelException(ModelError.FILE, "This is no ONNX model but " + kind.sentence() + ".");
            });
        }
    }

    private static OnnxScan scan(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            OnnxScan scan = OnnxScan.of(stream);
            if (scan.isModel()) {
                return scan;
            }
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(
                    ModelError.FILE, "This is no ONNX model, or one that was cut off: export or upload it again.", e);
        }
        throw new ModelException(
                ModelError.FILE, "This is no ONNX model: it holds no graph. Export the model as ONNX.");
    }

    private static void checkOperators(OnnxScan scan) {
        Set<String> foreign = scan.foreignOperators(DOMAINS);
        if (!foreign.isEmpty()) {
            String named =
                    String.join(", ", foreign.stream().limit(NAMED_OPERATORS).toList());
            throw new ModelException(
                    ModelError.FILE,
                    "The model needs operators that are not part of ONNX (" + named
                            + "); libraries with operators are never loaded. Export it with standard operators only.");
        }
    }

    /** The file with weights, which lies in the model's folder or below. */
    private static Path external(Path model, String name) throws IOException {
        Path folder = model.toAbsolutePath().resolveSibling(".").toRealPath();
        Path weights = resolve(folder, name);
        if (!Files.isRegularFile(weights)) {
            throw new ModelException(
                    ModelError.EXTERNAL_DATA,
                    "The model keeps its weights in another file, " + name
                            + ", which is missing. Add a zip archive with both, or export it as a single file, without"
                            + " external data.");
        }
        if (!weights.toRealPath().startsWith(folder)) {
            throw outside(name);
        }
        return weights;
    }

    private static Path resolve(Path folder, String name) {
        try {
            Path weights = folder.resolve(name).normalize();
            if (!NAMED.matcher(name).find() || !weights.startsWith(folder)) {
                throw outside(name);
            }
            return weights;
        } catch (InvalidPathException e) {
            throw outside(name);
        }
    }

    private static ModelException outside(String name) {
        return new ModelException(
                ModelError.EXTERNAL_DATA,
                "The model keeps its weights in “" + name
                        + "”, which is no file with an ending in the model's own folder and so is not read."
                        + " Export it as a single file.");
    }
}
