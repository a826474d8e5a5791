package io.autotag.model.tfjs;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Map;
import java.util.Optional;

/** What the numbers of a tensor are. TensorFlow.js knows one width of integers; ONNX also counts in 64 bits. */
enum ElementType {
    FLOAT("float32", 4, DataType.FLOAT),
    INTEGER("int32", 4, DataType.INT32),
    LONG("int64", 8, DataType.INT64),
    BYTE("uint8", 1, DataType.UINT8),
    BOOLEAN("bool", 1, DataType.BOOL);

    private static final Map<String, ElementType> TENSORFLOW = Map.ofEntries(
            Map.entry("DT_FLOAT", FLOAT),
            Map.entry("DT_INT32", INTEGER),
            Map.entry("DT_INT64", INTEGER),
            Map.entry("DT_UINT8", BYTE),
            Map.entry("DT_BOOL", BOOLEAN),
            // The same as numbers of the protocol buffer; some converters write them so.
            Map.entry("1", FLOAT),
            Map.entry("3", INTEGER),
            Map.entry("4", BYTE),
            Map.entry("9", INTEGER),
            Map.entry("10", BOOLEAN));

    private static final Map<String, ElementType> WEIGHTS = Map.of("float32", FLOAT, "int32", INTEGER, "bool", BOOLEAN);

    private final String word;
    private final int bytes;
    private final DataType onnx;

    ElementType(String word, int bytes, DataType onnx) {
        this.word = word;
        this.bytes = bytes;
        this.onnx = onnx;
    }

    /** By the name in a node's attribute, as {@code DT_FLOAT}. */
    static Optional<ElementType> ofTensorflow(String name) {
        return Optional.ofNullable(TENSORFLOW.get(name));
    }

    /** By the name in a weight manifest, as {@code float32}. */
    static Optional<ElementType> ofWeight(String name) {
        return Optional.ofNullable(WEIGHTS.get(name));
    }

    String word() {
        return word;
    }

    int bytes() {
        return bytes;
    }

    int onnx() {
        return onnx.getNumber();
    }
}
