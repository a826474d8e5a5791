package io.autotag.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.autotag.embedding.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one output comes out of the runtime. A large one gets memory of its own that the runtime writes into, so that no
 * picture allocates megabytes. Used by one thread at a time.
 */
final class OutputSlot implements AutoCloseable {
    private static final int LARGE = 4_096;
    private static final Set<OnnxJavaType> PINNED = EnumSet.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16);

    private final Output output;
    private @Nullable OnnxTensor pinned;
    private ByteBuffer memory = ByteBuffer.allocate(0);

    OutputSlot(Output output) {
        this.output = output;
    }

    String name() {
        return output.name();
    }

    Output output() {
        return output;
    }

    /** The memory that the runtime shall write into, or null. */
    @Nullable
    OnnxTensor pinned() {
        return pinned;
    }

    /** Takes the values from the runtime's own memory; the caller made sure that they are not too many. */
    void read(OnnxTensor tensor) throws ItemProblem {
        TensorInfo info = tensor.getInfo();
        int[] shape = Arrays.stream(info.getShape()).mapToInt(Math::toIntExact).toArray();
        float[] values = output.reset(shape);
        switch (info.type) {
            case FLOAT, BFLOAT16 -> tensor.getFloatBuffer().get(values, 0, output.size());
            case FLOAT16 -> readHalves(tensor.getShortBuffer(), values);
            case DOUBLE -> readDoubles(tensor.getDoubleBuffer(), values);
            case INT64 -> readLongs(tensor.getLongBuffer(), values);
            case INT32 -> readInts(tensor.getIntBuffer(), values);
            case INT8, BOOL -> readBytes(tensor.getByteBuffer(), values, -1);
            case UINT8 -> readBytes(tensor.getByteBuffer(), values, 0xFF);
            default -> throw unsupported("is " + info.type + ", which holds no numbers that are read");
        }
    }

    private ItemProblem unsupported(String what) {
        return new ItemProblem(ItemProblem.Code.UNSUPPORTED, "The model's output " + name() + " " + what + ".");
    }

    private void readHalves(ShortBuffer from, float[] values) {
        for (int i = 0; i < output.size(); i++) {
            values[i] = HalfFloat.value(from.get(i));
        }
    }

    private void readDoubles(DoubleBuffer from, float[] values) {
        for (int i = 0; i < output.size(); i++) {
            values[i] = (float) from.get(i);
        }
    }

    private void readLongs(LongBuffer from, float[] values) {
        for (int i = 0; i < output.size(); i++) {
            values[i] = from.get(i);
        }
    }

    private void readInts(IntBuffer from, float[] values) {
        for (int i = 0; i < output.size(); i++) {
            values[i] = from.get(i);
        }
    }

    private void readBytes(ByteBuffer from, float[] values, int mask) {
        for (int i = 0; i < output.size(); i++) {
            values[i] = from.get(i) & mask;
        }
    }

    /** Takes the values from the memory that the runtime wrote into. */
    void readPinned() {
        if (memory.capacity() == output.size() * Short.BYTES) {
            readHalves(memory.asShortBuffer(), output.values());
        } else {
            memory.asFloatBuffer().get(0, output.values(), 0, output.size());
        }
    }

    /** Keeps memory for the next runs when the file declares that the output will always be like this large one. */
    void pin(OrtEnvironment environment, OnnxTensor like, Port declared) throws OrtException {
        TensorInfo info = like.getInfo();
        boolean fixed = declared.shape().stream().skip(1).allMatch(side -> side > 0);
        if (pinned != null || !fixed || output.size() < LARGE || !PINNED.contains(info.type)) {
            return;
        }
        memory = ByteBuffer.allocateDirect(output.size() * info.type.size).order(ByteOrder.nativeOrder());
        pinned = OnnxTensor.createTensor(environment, memory, info.getShape(), info.type);
    }

    /** Gives the memory up. */
    @Override
    public void close() {
        if (pinned != null) {
            pinned.close();
            pinned = null;
        }
    }
}
