package io.autotag.model;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a model might have shown of itself, without a model. */
final class Evidences {

    private Evidences() {}

    /** For pictures of this size, colours first, in a batch of one. */
    static ImageInput input(int height, int width, SideInput... sides) {
        Port port = new Port("images", "float32", List.of(1, 3, height, width));
        return new ImageInput(port, ElementType.FLOAT32, Layout.NCHW, height, width, List.of(sides));
    }

    static SideInput side(String name) {
        return SideInput.of(new Port(name, "float32", List.of(1, 2))).orElseThrow();
    }

    static Evidence of(ImageInput input, Output... outputs) {
        return of(input, Map.of(), OptionalInt.empty(), List.of(outputs));
    }

    static Evidence of(ImageInput input, Map<String, String> metadata, OptionalInt labels, List<Output> outputs) {
        List<Port> ports = outputs.stream().map(Evidences::port).toList();
        Signature signature = new Signature(List.of(input.port()), ports, metadata);
        return new Evidence(
                signature, input, List.of(new Outputs(outputs)), labels, Ultralytics.of(metadata), Optional.empty());
    }

    /** Answers to several pictures. */
    static Evidence trials(ImageInput input, Output... trials) {
        Signature signature = new Signature(List.of(input.port()), List.of(port(trials[0])), Map.of());
        List<Outputs> all =
                Stream.of(trials).map(trial -> new Outputs(List.of(trial))).toList();
        return new Evidence(signature, input, all, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static Port port(Output output) {
        boolean whole = output.name().startsWith("int64");
        List<Integer> shape = Arrays.stream(output.shape()).boxed().toList();
        return new Port(output.name(), whole ? "int64" : "float32", shape);
    }

    static Output filled(String name, float value, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.fill(values, value);
        return Output.of(name, shape, values);
    }
}
