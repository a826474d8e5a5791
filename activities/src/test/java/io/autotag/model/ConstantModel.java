package io.autotag.model;

import static io.autotag.model.TinyGraph.FLOAT32;
import static io.autotag.model.TinyGraph.INT64;
import static io.autotag.model.TinyGraph.whole;

import java.util.Arrays;

/** A real ONNX file that answers every picture with the same numbers, in as many outputs as its head has. */
final class ConstantModel {
    private final TinyGraph graph = new TinyGraph();

    /** For pictures of this size, colours first, in a batch of one. */
    static ConstantModel of(int height, int width) {
        return new ConstantModel(1, 3, height, width);
    }

    /** The same without a batch axis. */
    static ConstantModel withoutBatch(int height, int width) {
        return new ConstantModel(3, height, width);
    }

    private ConstantModel(long... shape) {
        graph.input("images", FLOAT32, shape)
                .floats("zero", new long[] {1}, 0)
                .node("ReduceMean", "images", "mean", whole("keepdims", 0))
                .node("Mul", "mean zero", "nothing");
    }

    TinyGraph graph() {
        return graph;
    }

    /** An output of numbers, declared as it is. */
    ConstantModel answer(String name, double[] values, long... shape) {
        constant(name, name, values, shape);
        graph.output(name, FLOAT32, shape);
        return this;
    }

    /** An output of whole numbers. */
    ConstantModel wholes(String name, double[] values, long... shape) {
        constant(name + "_floats", name + "_floats", values, shape);
        graph.node("Cast", name + "_floats", name, whole("to", INT64)).output(name, INT64, shape);
        return this;
    }

    /** Numbers that follow from the picture, so that the runtime computes them every time. */
    ConstantModel constant(String name, String output, double[] values, long... shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        graph.floats(name + "_values", shape, floats).node("Add", name + "_values nothing", output);
        return this;
    }

    byte[] file() {
        return graph.file();
    }

    /** Numbers to begin with. */
    static double[] all(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
