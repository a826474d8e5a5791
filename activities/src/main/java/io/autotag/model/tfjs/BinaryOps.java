package io.autotag.model.tfjs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations that combine numbers of two tensors, or of more, element by element. */
final class BinaryOps {

    private static final Map<String, String> ARITHMETIC = Map.ofEntries(
            Map.entry("Add", "Add"),
            Map.entry("AddV2", "Add"),
            Map.entry("BiasAdd", "Add"),
            Map.entry("LogicalAnd", "And"),
            Map.entry("LogicalOr", "Or"),
            Map.entry("Maximum", "Max"),
            Map.entry("Minimum", "Min"),
            Map.entry("Mul", "Mul"),
            Map.entry("Pow", "Pow"),
            Map.entry("Sub", "Sub"));

    private static final Map<String, String> COMPARISONS = Map.of(
            "Equal", "Equal",
            "Greater", "Greater",
            "GreaterEqual", "GreaterOrEqual",
            "Less", "Less",
            "LessEqual", "LessOrEqual");

    private BinaryOps() {}

    static Map<String, Mapping> mappings() {
        Map<String, Mapping> table = new HashMap<>();
        ARITHMETIC.forEach((tensorflow, onnx) -> table.put(
                tensorflow,
                Mapping.single(operation -> arithmetic(operation, onnx, operation.input(0), operation.input(1)))));
        COMPARISONS.forEach(
                (tensorflow, onnx) -> table.put(tensorflow, Mapping.single(operation -> compared(operation, onnx))));
        table.put(
                "NotEqual",
                Mapping.single(operation -> UnaryOps.unary(operation, "Not", compared(operation, "Equal"))));
        table.put("AddN", Mapping.single(BinaryOps::sum));
        table.put("SquaredDifference", Mapping.single(BinaryOps::squaredDifference));
        table.put("Div", Mapping.single(BinaryOps::quotient));
        table.put("RealDiv", Mapping.single(BinaryOps::quotient));
        table.put("FloorDiv", Mapping.single(BinaryOps::floorQuotient));
        table.put("FloorMod", Mapping.single(BinaryOps::floorRemainder));
        table.put("Select", Mapping.single(BinaryOps::select));
        table.put("SelectV2", Mapping.single(BinaryOps::select));
        return table;
    }

    static Value arithmetic(Operation operation, String onnx, Value left, Value right) {
        return combined(operation, onnx, left.type(), List.of(left, right));
    }

    private static Value compared(Operation operation, String onnx) {
        return combined(operation, onnx, ElementType.BOOLEAN, List.of(operation.input(0), operation.input(1)));
    }

    private static Value combined(Operation operation, String onnx, ElementType type, List<Value> operands) {
        Layout layout = Layout.common(operands);
        List<String> names = new ArrayList<>();
        Shape shape = Shape.SCALAR;
        for (Value operand : operands) {
            names.add(operation.graph().operand(operand, layout));
            shape = Shape.broadcast(shape, operand.shape());
        }
        return operation.emit(onnx).in(names.toArray(String[]::new)).out(type, shape, layout);
    }

    private static Value sum(Operation operation) {
        return combined(operation, "Sum", operation.input(0).type(), operation.inputs());
    }

    private static Value squaredDifference(Operation operation) {
        Value difference = arithmetic(operation, "Sub", operation.input(0), operation.input(1));
        return arithmetic(operation, "Mul", difference, difference);
    }

    private static Value quotient(Operation operation) {
        return operation.input(0).type() == ElementType.FLOAT
                ? arithmetic(operation, "Div", operation.input(0), operation.input(1))
                : floorQuotient(operation);
    }

    /** ONNX divides integers towards zero; what is left over when dividing downwards is taken off first. */
    private static Value floorQuotient(Operation operation) {
        Value left = operation.input(0);
        Value right = operation.input(1);
        if (left.type() == ElementType.FLOAT) {
            return UnaryOps.unary(operation, "Floor", arithmetic(operation, "Div", left, right));
        }
        Value exact = arithmetic(operation, "Sub", left, floorRemainder(operation));
        return arithmetic(operation, "Div", exact, right);
    }

    private static Value floorRemainder(Operation operation) {
        Value left = operation.input(0);
        Value right = operation.input(1);
        if (left.type() != ElementType.FLOAT) {
            return arithmetic(operation, "Mod", left, right);
        }
        Value whole = UnaryOps.unary(operation, "Floor", arithmetic(operation, "Div", left, right));
        return arithmetic(operation, "Sub", left, arithmetic(operation, "Mul", whole, right));
    }

    /** The old form lets a condition of one axis choose whole rows; only the form that broadcasts is meant here. */
    private static Value select(Operation operation) {
        Value condition = operation.input(0);
        boolean rows = operation.node().is("Select")
                && condition.rank() != 0
                && condition.rank() != operation.input(1).rank();
        if (rows) {
            throw operation.refuse("its condition chooses whole rows");
        }
        return combined(operation, "Where", operation.input(1).type(), operation.inputs());
    }
}
