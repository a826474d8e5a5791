package io.autotag.model.tfjs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations that turn each number into another one. */
final class UnaryOps {

    /** TensorFlow's name and ONNX's, where both mean the same. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("Abs", "Abs"),
            Map.entry("Acos", "Acos"),
            Map.entry("Asin", "Asin"),
            Map.entry("Atan", "Atan"),
            Map.entry("Ceil", "Ceil"),
            Map.entry("Cos", "Cos"),
            Map.entry("Elu", "Elu"),
            Map.entry("Erf", "Erf"),
            Map.entry("Exp", "Exp"),
            Map.entry("Floor", "Floor"),
            Map.entry("Log", "Log"),
            Map.entry("LogicalNot", "Not"),
            Map.entry("Neg", "Neg"),
            Map.entry("Reciprocal", "Reciprocal"),
            Map.entry("Relu", "Relu"),
            Map.entry("Round", "Round"),
            Map.entry("Selu", "Selu"),
            Map.entry("Sigmoid", "Sigmoid"),
            Map.entry("Sign", "Sign"),
            Map.entry("Sin", "Sin"),
            Map.entry("Softplus", "Softplus"),
            Map.entry("Softsign", "Softsign"),
            Map.entry("Sqrt", "Sqrt"),
            Map.entry("Tan", "Tan"),
            Map.entry("Tanh", "Tanh"));

    private UnaryOps() {}

    static Map<String, Mapping> mappings() {
        Map<String, Mapping> table = new HashMap<>();
        SAME.forEach((tensorflow, onnx) ->
                table.put(tensorflow, Mapping.single(operation -> unary(operation, onnx, operation.input(0)))));
        table.put("Relu6", Mapping.single(operation -> Activation.relu6(operation, operation.input(0))));
        table.put(
                "LeakyRelu", Mapping.single(operation -> Activation.leakyRelu(operation, operation.input(0), "alpha")));
        table.put(
                "Prelu",
                Mapping.single(operation -> Activation.prelu(operation, operation.input(0), operation.input(1))));
        table.put(HardSwish.GATE, Mapping.single(HardSwishGate::map));
        table.put("Rsqrt", Mapping.single(UnaryOps::reciprocalSquareRoot));
        table.put("Square", Mapping.single(UnaryOps::square));
        table.put("Cast", Mapping.single(UnaryOps::cast));
        for (String passing : List.of("Identity", "StopGradient", "PlaceholderWithDefault", "Snapshot")) {
            table.put(passing, Mapping.single(operation -> operation.input(0)));
        }
        return table;
    }

    /** One ONNX node over one value, in the layout that the value has. */
    static Value unary(Operation operation, String onnx, Value value) {
        String name = operation.graph().name(value, value.layout());
        return operation.emit(onnx).in(name).outLike(value);
    }

    private static Value reciprocalSquareRoot(Operation operation) {
        return unary(operation, "Reciprocal", unary(operation, "Sqrt", operation.input(0)));
    }

    private static Value square(Operation operation) {
        Value value = operation.input(0);
        String name = operation.graph().name(value, value.layout());
        return operation.emit("Mul").in(name, name).outLike(value);
    }

    private static Value cast(Operation operation) {
        ElementType type = operation
                .attributes()
                .type("DstT")
                .orElseThrow(() -> operation.refuse("its type is none that TensorFlow.js computes with"));
        // TensorFlow.js keeps bytes as integers of 32 bits.
        return cast(operation, operation.input(0), type == ElementType.BYTE ? ElementType.INTEGER : type);
    }

    /** The value as another type; itself when it is of that type. */
    static Value cast(Operation operation, Value value, ElementType type) {
        if (value.type() == type) {
            return value;
        }
        return operation
                .emit("Cast")
                .in(operation.graph().name(value, value.layout()))
                .set("to", type.onnx())
                .out(type, value.shape(), value.layout());
    }
}
