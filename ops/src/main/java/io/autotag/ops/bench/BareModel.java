package io.autotag.ops.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A model as a plain program would use it: one shared session, and for each caller an input buffer used again and again. */
final class BareModel implements AutoCloseable {

    private final TensorSpec spec;
    private final OrtSession session;

    /** {@code threads} work on one inference; 0 leaves that to the runtime. */
    BareModel(Path onnx, TensorSpec spec, int threads) {
        this.spec = spec;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            if (threads > 0) {
                options.setIntraOpNumThreads(threads);
            }
            session = OrtEnvironment.getEnvironment().createSession(onnx.toString(), options);
        } catch (OrtException e) {
            throw new IllegalStateException("cannot open " + onnx, e);
        }
    }

    TensorSpec spec() {
        return spec;
    }

    Caller caller() {
        return new Caller();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("cannot close a session", e);
        }
    }

    /** Used by one thread. Its input buffer is filled by whoever prepares the picture. */
    final class Caller implements AutoCloseable {

        private final ByteBuffer input = ByteBuffer.allocateDirect(spec.bytes()).order(ByteOrder.nativeOrder());
        private final OnnxTensor tensor;
        private final Map<String, OnnxTensor> inputs;

        private Caller() {
            long[] shape = spec.layout() == Layout.NCHW
                    ? new long[] {1, 3, spec.height(), spec.width()}
                    : new long[] {1, spec.height(), spec.width(), 3};
            try {
                tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input.asFloatBuffer(), shape);
            } catch (OrtException e) {
                throw new IllegalStateException("cannot make an input", e);
            }
            inputs = Map.of(session.getInputNames().iterator().next(), tensor);
        }

        ByteBuffer input() {
            return input;
        }

        /** Runs the model on what is in the input; answers its first output. */
        Output run() {
            try (OrtSession.Result result = session.run(inputs)) {
                OnnxTensor first = (OnnxTensor) result.get(0);
                FloatBuffer buffer = first.getFloatBuffer();
                float[] values = new float[buffer.remaining()];
                buffer.get(values);
                return new Output(values, first.getInfo().getShape());
            } catch (OrtException e) {
                throw new IllegalStateException("the model failed", e);
            }
        }

        @Override
        public void close() {
            tensor.close();
        }
    }
}
