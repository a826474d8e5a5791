package io.autotag.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;

/**
 * Which versions of ONNX's operators the runtime reads. It tells nobody, so it is asked with models of one node; that takes
 * some 40 ms, once a process.
 */
final class Opsets {
    /** As old as the operators that models are imported with here. */
    private static final long READ = 13;

    private static final long UNREAD = 1_024;
    private static final long IR_VERSION = 8;
    private static final int FLOAT = 1;

    /** Found when the first model is opened. */
    private static final class Newest {
        private static final long OPSET = search();
    }

    private Opsets() {}

    /** The newest version that is read. */
    static long newest() {
        return Newest.OPSET;
    }

    /** Throws {@link ModelException} for a file that is newer than the runtime. */
    static void check(OnnxFile file) {
        if (file.opset() > newest()) {
            throw new ModelException(
                    ModelError.FILE,
                    "The model is written in opset " + file.opset() + " of ONNX's operators, but ONNX Runtime "
                            + OnnxSession.runtimeVersion() + " reads opset " + newest()
                            + " and older. Export it again with opset " + newest() + " or older.");
        }
    }

    private static long search() {
        long read = READ;
        long unread = UNREAD;
        while (unread - read > 1) {
            long middle = (read + unread) / 2;
            if (isRead(middle)) {
                read = middle;
            } else {
                unread = middle;
            }
        }
        return read;
    }

    private static boolean isRead(long opset) {
        try {
            OnnxSession.environment().createSession(model(opset)).close();
            return true;
        } catch (OrtException refused) {
            return false;
        }
    }

    /** Answers a number with itself. */
    private static byte[] model(long opset) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("identity")
                .addInput(number("x"))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("x")
                        .addOutput("y"))
                .addOutput(number("y"));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto.Builder number(String name) {
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(TensorShapeProto.getDefaultInstance());
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor));
    }
}
