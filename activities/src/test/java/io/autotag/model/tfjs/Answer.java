package io.autotag.model.tfjs;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** What a model answered: numbers of any type as floats, and the shape they came in. */
final class Answer {

    private final float[] values;
    private final long[] shape;

    private Answer(float[] values, long[] shape) {
        this.values = values;
        this.shape = shape;
    }

    static Answer of(OnnxTensor tensor) {
        return new Answer(floats(tensor), tensor.getInfo().getShape());
    }

    float[] values() {
        return values.clone();
    }

    long[] shape() {
        return shape.clone();
    }

    private static float[] floats(OnnxTensor tensor) {
        return switch (tensor.getInfo().type) {
            case FLOAT -> floats(tensor.getFloatBuffer());
            case INT32 -> floats(tensor.getIntBuffer());
            case BOOL -> floats(tensor.getByteBuffer());
            default -> throw new IllegalStateException("an output of type " + tensor.getInfo());
        };
    }

    private static float[] floats(FloatBuffer numbers) {
        float[] floats = new float[numbers.remaining()];
        numbers.get(floats);
        return floats;
    }

    private static float[] floats(IntBuffer numbers) {
        float[] floats = new float[numbers.remaining()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    private static float[] floats(ByteBuffer numbers) {
        float[] floats = new float[numbers.remaining()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }
}
