package io.autotag.model;

import static io.autotag.model.TinyGraph.FLOAT32;
import static io.autotag.model.TinyGraph.INT64;
import static io.autotag.model.TinyGraph.whole;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Files that are broken or mean harm, by what is wrong with them. */
public final class HostileFiles {

    private HostileFiles() {}

    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        addNoModels(files);
        addBrokenModels(files);
        addGreedyModels(files);
        addModelsWithOtherFiles(files);
        addModelsOfOtherThings(files);
        return files;
    }

    private static void addNoModels(Map<String, byte[]> files) {
        files.put("empty", new byte[0]);
        byte[] random = new byte[4_096];
        new Random(1).nextBytes(random);
        files.put("random bytes", random);
        files.put("zero bytes", new byte[4_096]);
        files.put("text", text("dear model,\nplease find boats\n"));
        files.put("web page", text("<html><body>404</body></html>"));
        files.put("JSON", text("{\"format\": \"graph-model\"}"));
        files.put("PyTorch checkpoint", text("PK\u0003\u0004\u0000\u0000archive/data.pkl"));
        files.put("pickle", new byte[] {(byte) 0x80, 2, '}', 'q', 0});
        files.put("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        files.put("TensorFlow Lite", text("\u001c\u0000\u0000\u0000TFL3\u0000\u0000"));
        files.put("Git LFS pointer", text("version https://git-lfs.github.com/spec/v1\noid sha256:00\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void addBrokenModels(Map<String, byte[]> files) {
        byte[] whole = TinyModels.detector();
        files.put("half of a model", Arrays.copyOf(whole, whole.length / 2));
        files.put("all but the last byte", Arrays.copyOf(whole, whole.length - 1));
        files.put("no graph", changed(whole).clearGraph().build().toByteArray());
        files.put("opset of the future", opset(whole, 999));
        files.put(
                "unknown operator",
                TinyModels.detectorGraph().node("Frobnicate", "output0", "x").file());
        files.put(
                "custom operator",
                TinyModels.detectorGraph()
                        .imports("evil.contrib", 1)
                        .node("evil.contrib", "RunProgram", "output0", "x")
                        .file());
        files.put(
                "input of a node that nobody makes",
                TinyModels.detectorGraph().node("Relu", "nowhere", "x").file());
        files.put("weights that are no numbers", weights(Float.NaN));
        files.put("weights without end", weights(Float.POSITIVE_INFINITY));
        files.put("an answer that is never a number", TinyModels.neverANumber());
        files.put("a graph that runs in circles", circle());
    }

    private static ModelProto.Builder changed(byte[] file) {
        try {
            return ModelProto.parseFrom(file).toBuilder();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] opset(byte[] file, long version) {
        ModelProto.Builder model = changed(file);
        model.getOpsetImportBuilder(0).setVersion(version);
        return model.build().toByteArray();
    }

    private static byte[] weights(float value) {
        return TinyModels.constant("logits", new long[] {1, 3}, value);
    }

    private static byte[] circle() {
        return new TinyGraph()
                .input("images", FLOAT32, 1, 3, 64, 64)
                .node("Add", "images b", "a")
                .node("Relu", "a", "b")
                .output("b", FLOAT32, 1, 3, 64, 64)
                .file();
    }

    private static void addGreedyModels(Map<String, byte[]> files) {
        files.put("graphs in graphs without end", bomb(20_000));
        files.put(
                "a tensor that claims 2 GB", new byte[] {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7});
        files.put(
                "weights of 4 exabytes",
                TinyModels.detectorGraph()
                        .tensor(TensorProto.newBuilder()
                                .setName("huge")
                                .setDataType(FLOAT32)
                                .addDims(1L << 30)
                                .addDims(1L << 30))
                        .node("Relu", "huge", "x")
                        .file());
        files.put("pictures of 10 gigapixels", withInput(FLOAT32, 1, 3, 100_000, 100_000));
        files.put("a batch of 2 billion", withInput(FLOAT32, 2_000_000_000, 3, 64, 64));
        files.put("27 million numbers", expanded(3, 3_000, 3_000));
        files.put("names without end", names(60_000));
    }

    /** Every level costs six bytes. */
    private static byte[] bomb(int levels) {
        int[] fields = {0x32, 0x2a, 0x0a};
        ByteString inside = ByteString.EMPTY;
        for (int level = 0; level < levels; level++) {
            inside = wrapped(fields[level % 3], inside);
        }
        return wrapped(0x3a, wrapped(0x0a, inside)).toByteArray();
    }

    private static ByteString wrapped(int tag, ByteString inside) {
        byte[] head = new byte[6];
        int at = 0;
        head[at++] = (byte) tag;
        int length = inside.size();
        while (length > 0x7f) {
            head[at++] = (byte) (length | 0x80);
            length >>>= 7;
        }
        head[at++] = (byte) length;
        return ByteString.copyFrom(head, 0, at).concat(inside);
    }

    private static byte[] expanded(long... shape) {
        return new TinyGraph()
                .input("images", FLOAT32, 1, 3, 64, 64)
                .integers("shape", shape)
                .node("ReduceMean", "images", "mean", whole("keepdims", 0))
                .node("Expand", "mean shape", "logits")
                .output("logits", FLOAT32, shape)
                .file();
    }

    private static byte[] names(int count) {
        TinyGraph graph = TinyModels.detectorGraph();
        for (int i = 0; i < count; i++) {
            graph.node("Made" + i, "output0", "x" + i);
        }
        return graph.file();
    }

    private static void addModelsWithOtherFiles(Map<String, byte[]> files) {
        files.put("weights that are missing", external("model.onnx.data"));
        files.put("weights in the folder above", external("../model.onnx.data"));
        files.put("weights behind a detour", external("a/../../weights.bin"));
        files.put("weights in a file of the system", external("/etc/passwd.bak"));
        files.put("weights with a name that ends early", external("a\0.bin"));
        files.put("weights in no file", external(""));
    }

    private static byte[] external(String location) {
        TensorProto.Builder weights =
                TensorProto.newBuilder().setName("weights").setDataType(FLOAT32).addDims(1);
        weights.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location));
        return TinyModels.detectorGraph().tensor(weights).file();
    }

    private static void addModelsOfOtherThings(Map<String, byte[]> files) {
        files.put(
                "a model of texts",
                TinyModels.classifierGraph().input("input_ids", INT64, -1, 77).file());
        files.put(
                "three inputs",
                TinyModels.classifierGraph()
                        .input("depth", FLOAT32, 1, 1, 64, 64)
                        .input("pose", FLOAT32, 1, 17)
                        .file());
        files.put(
                "no input",
                new TinyGraph()
                        .floats("logits", new long[] {1, 3}, 1, 2, 3)
                        .output("logits", FLOAT32, 1, 3)
                        .file());
        files.put("a table", withInput(FLOAT32, 1, 30));
        files.put("grey pictures", withInput(FLOAT32, 1, 1, 64, 64));
        files.put("pictures of whole numbers", withInput(INT64, 1, 3, 64, 64));
        files.put("a heat map", TinyModels.constant("map", new long[] {1, 1, 64, 64}, 0.5f));
        files.put("other classes than labels", TinyModels.fiveClasses());
    }

    private static byte[] withInput(int type, long... shape) {
        return new TinyGraph()
                .input("x", type, shape)
                .node("Identity", "x", "y")
                .output("y", type, shape)
                .file();
    }
}
