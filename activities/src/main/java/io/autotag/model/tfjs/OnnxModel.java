package io.autotag.model.tfjs;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The finished graph as the message that an ONNX file is. */
final class OnnxModel {

    private static final long OPERATOR_SET = 13;
    private static final long FORMAT = 7;

    private final OnnxGraph graph;
    private final Map<String, Value> inputs;
    private final GraphProto.Builder proto = GraphProto.newBuilder().setName("tensorflow.js");
    private final List<String> outputs = new ArrayList<>();

    OnnxModel(OnnxGraph graph, Map<String, Value> inputs, Map<String, Value> named) {
        this.graph = graph;
        this.inputs = inputs;
        addOutputs(named);
        inputs.forEach((name, value) -> proto.addInput(port(name, value)));
        graph.nodes().forEach(proto::addNode);
        graph.initializers().forEach((name, tensor) -> proto.addInitializer(initializer(name, tensor)));
    }

    /** @param metadata what the file says of itself besides */
    ModelProto toProto(Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder();
        new TreeMap<>(metadata)
                .forEach((key, value) ->
                        model.addMetadataPropsBuilder().setKey(key).setValue(value));
        return model.setIrVersion(FORMAT)
                .setProducerName("autotag")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(proto)
                .build();
    }

    int nodes() {
        return proto.getNodeCount();
    }

    long numbers() {
        return graph.initializers().values().stream().mapToLong(Tensor::count).sum();
    }

    List<String> inputs() {
        List<String> described = new ArrayList<>();
        inputs.forEach((name, value) -> described.add(described(name, value)));
        return described;
    }

    List<String> outputs() {
        return List.copyOf(outputs);
    }

    /** Each output gets the name of the signature: what computes it is renamed, or else it is copied. */
    private void addOutputs(Map<String, Value> named) {
        Map<String, String> renamed = new HashMap<>();
        named.forEach((output, value) -> {
            String name = graph.name(value, Layout.PLAIN);
            boolean copied = value.constant().isPresent() || graph.isInput(name) || renamed.containsKey(name);
            if (copied) {
                graph.add(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(name)
                        .addOutput(output));
            } else {
                renamed.put(name, output);
            }
            proto.addOutput(port(output, value));
            outputs.add(described(output, value));
        });
        graph.rename(renamed);
    }

    private static String described(String name, Value value) {
        return name + " " + value.type().word() + " " + value.shape();
    }

    private static ValueInfoProto port(String name, Value value) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long length : value.shape().lengths()) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (length != Shape.UNKNOWN) {
                dimension.setDimValue(length);
            }
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(value.type().onnx()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static TensorProto initializer(String name, Tensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(tensor.type().onnx())
                .setRawData(ByteString.copyFrom(tensor.bytes().duplicate()));
        for (long length : tensor.shape().lengths()) {
            proto.addDims(length);
        }
        return proto.build();
    }
}
