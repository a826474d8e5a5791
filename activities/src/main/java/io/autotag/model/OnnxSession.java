package io.autotag.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A loaded model in ONNX Runtime; calls at a time, which share the threads beyond their own. Thread-safe. */
final class OnnxSession implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "autotag");

    private final OrtSession session;
    private final Signature signature;

    private OnnxSession(OrtSession session, Signature signature) {
        this.session = session;
        this.signature = signature;
    }

    /** Loads the file. Throws {@link ModelException} when the runtime refuses it. */
    static OnnxSession open(OnnxFile file, Device device, int threads) {
        Opsets.check(file);
        try (SessionOptions options = options(device, threads)) {
            OrtSession session = ENVIRONMENT.createSession(file.path().toString(), options);
            try {
                return new OnnxSession(session, signature(session));
            } catch (OrtException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(
                    ModelError.FILE,
                    "ONNX Runtime cannot open this model (opset " + file.opset() + "): " + reason(e) + advice(e),
                    e);
        }
    }

    private static String advice(OrtException problem) {
        String message = String.valueOf(problem.getMessage());
        if (message.contains("No Op registered")) {
            return " Export it again with standard operators only.";
        }
        return problem.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED
                ? " Export it again in float32, or with an older opset."
                : " Export it again, and have it opened by ONNX Runtime where it was exported.";
    }

    /** Other cores have callers or helpers of theirs, so nobody may wait by spinning, nor take more threads than given. */
    private static SessionOptions options(Device device, int threads) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        device.addTo(options);
        return options;
    }

    private static Signature signature(OrtSession session) throws OrtException {
        Map<String, String> metadata = session.getMetadata().getCustomMetadata();
        return new Signature(
                ports(session.getInputInfo().values()),
                ports(session.getOutputInfo().values()),
                metadata);
    }

    private static List<Port> ports(Collection<NodeInfo> nodes) {
        return nodes.stream().map(OnnxSession::port).toList();
    }

    private static Port port(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            return new Port(node.getName(), "no tensor", List.of());
        }
        List<Integer> shape = Arrays.stream(tensor.getShape())
                .mapToObj(side -> side > 0 && side <= Integer.MAX_VALUE ? (int) side : -1)
                .toList();
        return new Port(node.getName(), typeName(tensor), shape);
    }

    private static String typeName(TensorInfo tensor) {
        return switch (tensor.type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            default -> tensor.type.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The runtime's own words, without its place in the source and as a sentence. */
    static String reason(OrtException problem) {
        String message = String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        String plain = message.replaceAll("^Error code - \\w+ - message: ", "")
                .replaceAll("^Load model from \\S+ failed: ?", "")
                .replaceAll("\\S*/(?=\\S)", "");
        String shortened = plain.length() > 300 ? plain.substring(0, 300) + " …" : plain;
        return shortened.endsWith(".") ? shortened : shortened + ".";
    }

    static OrtEnvironment environment() {
        return ENVIRONMENT;
    }

    static String runtimeVersion() {
        return ENVIRONMENT.getVersion();
    }

    Signature signature() {
        return signature;
    }

    /** Buffers for one caller at a time. */
    OnnxRun newRun(ImageInput input, List<String> outputs) {
        try {
            return new OnnxRun(ENVIRONMENT, session, signature, input, outputs);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take a buffer of " + input.bytes() + " bytes", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not close a session", e);
        }
    }
}
