package io.autotag.model.tfjs;

/** Activations, as operations of their own and fused to a convolution or a product. */
final class Activation {

    private static final float LEAK = 0.2f;

    private Activation() {}

    /** Applies the activation of this name to what the operation computed; its slope, if any, is the last input. */
    static Value apply(Operation operation, String name, Value value) {
        return switch (name) {
            case "Relu", "Elu", "Sigmoid", "Tanh" -> UnaryOps.unary(operation, name, value);
            case "Relu6" -> relu6(operation, value);
            case "LeakyRelu" -> leakyRelu(operation, value, "leakyrelu_alpha");
            case "Prelu" -> prelu(operation, value, operation.lastInput());
            default -> throw operation.refuse("the fused operation " + Excerpt.of(name) + " is not supported");
        };
    }

    static Value relu6(Operation operation, Value value) {
        return clip(operation, value, 6);
    }

    /** Not below 0, not above the given number. */
    static Value clip(Operation operation, Value value, float most) {
        OnnxGraph graph = operation.graph();
        return operation
                .emit("Clip")
                .in(graph.name(value, value.layout()))
                .in(graph.constant(Tensor.scalar(0)), graph.constant(Tensor.scalar(most)))
                .outLike(value);
    }

    static Value leakyRelu(Operation operation, Value value, String attribute) {
        return operation
                .emit("LeakyRelu")
                .in(operation.graph().name(value, value.layout()))
                .set("alpha", operation.attributes().number(attribute, LEAK))
                .outLike(value);
    }

    static Value prelu(Operation operation, Value value, Value slope) {
        OnnxGraph graph = operation.graph();
        return operation
                .emit("PRelu")
                .in(graph.name(value, value.layout()), graph.operand(slope, value.layout()))
                .outLike(value);
    }
}
