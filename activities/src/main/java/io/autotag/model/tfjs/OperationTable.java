package io.autotag.model.tfjs;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every TensorFlow operation that can be imported. What adds an operation adds it to one of these families. */
final class OperationTable {

    /** Loops and branches: the nodes that steer a graph's execution. An ONNX graph of ours just runs from top to bottom. */
    private static final Set<String> STEERING = Set.of(
            "Enter",
            "Exit",
            "If",
            "LoopCond",
            "Merge",
            "NextIteration",
            "StatelessIf",
            "StatelessWhile",
            "Switch",
            "While");

    /** Handled by the translation itself. */
    private static final Set<String> SOURCES = Set.of(TfNode.CONSTANT, TfNode.PLACEHOLDER);

    private final Map<String, Mapping> mappings;

    private OperationTable(Map<String, Mapping> mappings) {
        this.mappings = Collections.unmodifiableMap(mappings);
    }

    static OperationTable standard() {
        Map<String, Mapping> all = new TreeMap<>();
        List.of(
                        UnaryOps.mappings(),
                        BinaryOps.mappings(),
                        ConvolutionOps.mappings(),
                        PictureOps.mappings(),
                        ReductionOps.mappings(),
                        MatrixOps.mappings(),
                        ShapeOps.mappings(),
                        JoiningOps.mappings(),
                        SliceOps.mappings(),
                        PaddingOps.mappings(),
                        GatheringOps.mappings(),
                        FillingOps.mappings())
                .forEach(all::putAll);
        return new OperationTable(all);
    }

    Optional<Mapping> of(String operation) {
        return Optional.ofNullable(mappings.get(operation));
    }

    /** The names of all operations, sorted. */
    Set<String> names() {
        return mappings.keySet();
    }

    /** Refuses a model with operations that are not in the table, naming all of them. */
    void requireAll(Collection<TfNode> nodes) {
        Set<String> unknown = new TreeSet<>();
        nodes.stream()
                .map(TfNode::op)
                .filter(operation -> !SOURCES.contains(operation) && !mappings.containsKey(operation))
                .forEach(unknown::add);
        List<String> steering = unknown.stream().filter(OperationTable::steers).toList();
        unknown.removeIf(OperationTable::steers);
        if (!steering.isEmpty() || !unknown.isEmpty()) {
            throw new ImportException(
                    "The model uses operations that cannot be imported: " + list(steering, unknown) + ".");
        }
    }

    private static String list(List<String> steering, Set<String> unknown) {
        String loops = steering.isEmpty() ? "" : "loops or branches (" + String.join(", ", steering) + ")";
        String others = String.join(", ", unknown);
        return Stream.of(loops, others)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static boolean steers(String operation) {
        return STEERING.contains(operation)
                || operation.startsWith("TensorList")
                || operation.startsWith("TensorArray");
    }
}
