package io.autotag.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.autotag.image.TensorSpec.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** What goes into a model: the tensor that pictures are written into, and the inputs whose values never change. */
final class InputTensors implements AutoCloseable {
    private final ByteBuffer picture;
    private final Map<String, OnnxTensor> byName = new HashMap<>();

    InputTensors(OrtEnvironment environment, ImageInput input) throws OrtException {
        picture = ByteBuffer.allocateDirect(Math.toIntExact(input.bytes())).order(ByteOrder.nativeOrder());
        byName.put(input.name(), OnnxTensor.createTensor(environment, picture, input.shape(), type(input.type())));
        for (SideInput side : input.sides()) {
            byName.put(side.port().name(), constant(environment, side, input));
        }
    }

    private static OnnxJavaType type(ElementType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT8 -> OnnxJavaType.INT8;
        };
    }

    private static OnnxTensor constant(OrtEnvironment environment, SideInput side, ImageInput input)
            throws OrtException {
        float[] values = side.values(input);
        long[] shape = side.shape(input);
        return switch (side.port().type()) {
            case "int64" -> OnnxTensor.createTensor(environment, longs(values), shape);
            case "int32" -> OnnxTensor.createTensor(environment, ints(values), shape);
            default -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        };
    }

    private static LongBuffer longs(float[] values) {
        LongBuffer longs = LongBuffer.allocate(values.length);
        for (float value : values) {
            longs.put((long) value);
        }
        return longs.flip();
    }

    private static IntBuffer ints(float[] values) {
        IntBuffer ints = IntBuffer.allocate(values.length);
        for (float value : values) {
            ints.put((int) value);
        }
        return ints.flip();
    }

    /** Where the picture goes; what is written stays until it is written over. */
    ByteBuffer picture() {
        return picture;
    }

    Map<String, OnnxTensor> byName() {
        return byName;
    }

    @Override
    public void close() {
        byName.values().forEach(OnnxTensor::close);
    }
}
