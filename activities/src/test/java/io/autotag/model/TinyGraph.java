package io.autotag.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

/** Writes small ONNX models: opset 13, nodes in the order they run, everything by name. */
public final class TinyGraph {
    public static final int FLOAT32 = 1;
    public static final int UINT8 = 2;
    public static final int INT8 = 3;
    public static final int INT64 = 7;
    public static final int STRING = 8;
    public static final int BOOL = 9;
    public static final int FLOAT16 = 10;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");
    private final ModelProto.Builder model = ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13));

    /** @param shape -1 for an open axis */
    public TinyGraph input(String name, int type, long... shape) {
        graph.addInput(value(name, type, shape));
        return this;
    }

    /** @param shape as declared; whether it is true only a run shows */
    public TinyGraph output(String name, int type, long... shape) {
        graph.addOutput(value(name, type, shape));
        return this;
    }

    /** An output of maps from classes to numbers, one for each picture. */
    public TinyGraph namedNumbers(String name, int keyType) {
        TypeProto.Builder number = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT32));
        TypeProto.Builder map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder().setKeyType(keyType).setValueType(number));
        graph.addOutput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))));
        return this;
    }

    /** This output instead of those so far. */
    public TinyGraph onlyOutput(String name, int type, long... shape) {
        graph.clearOutput();
        return output(name, type, shape);
    }

    private static ValueInfoProto value(String name, int type, long... shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (long side : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            sides.addDim(side < 0 ? dimension.setDimParam("d" + sides.getDimCount()) : dimension.setDimValue(side));
        }
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder().setElemType(type).setShape(sides).build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    public TinyGraph floats(String name, long[] shape, float... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT32);
        for (long side : shape) {
            tensor.addDims(side);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor(tensor);
    }

    public TinyGraph integers(String name, long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(INT64).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor(tensor);
    }

    public TinyGraph tensor(TensorProto.Builder tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    /** Several inputs are separated by blanks. */
    public TinyGraph node(String operator, String inputs, String output, AttributeProto... attributes) {
        return node("", operator, inputs, output, attributes);
    }

    public TinyGraph node(String domain, String operator, String inputs, String outputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setDomain(domain).setOpType(operator);
        for (String input : inputs.split(" ", -1)) {
            node.addInput(input);
        }
        for (String output : outputs.split(" ", -1)) {
            node.addOutput(output);
        }
        for (AttributeProto attribute : attributes) {
            node.addAttribute(attribute);
        }
        graph.addNode(node);
        return this;
    }

    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public static AttributeProto texts(String name, String... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
        for (String value : values) {
            attribute.addStrings(ByteString.copyFromUtf8(value));
        }
        return attribute.build();
    }

    public static AttributeProto body(String name, TinyGraph body) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(body.graph)
                .build();
    }

    public TinyGraph metadata(String key, String value) {
        model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
        return this;
    }

    /** Another version of ONNX's own operators. */
    public TinyGraph opset(long version) {
        model.getOpsetImportBuilder(0).setVersion(version);
        return this;
    }

    /** The operators of this domain are used. */
    public TinyGraph imports(String domain, long version) {
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version));
        return this;
    }

    /** The ONNX file. */
    public byte[] file() {
        return model.setGraph(graph).build().toByteArray();
    }
}
