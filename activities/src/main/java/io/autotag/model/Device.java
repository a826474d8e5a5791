package io.autotag.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What computes models: an execution provider of ONNX Runtime. Operators that a device does not know run on the CPU. Only
 * there are answers the same to the last bit on every machine.
 */
public enum Device {
    CPU(OrtProvider.CPU),
    CUDA(OrtProvider.CUDA),
    TENSORRT(OrtProvider.TENSOR_RT),
    OPENVINO(OrtProvider.OPEN_VINO),
    COREML(OrtProvider.CORE_ML),
    DIRECTML(OrtProvider.DIRECT_ML);

    private static final int FIRST = 0;

    private final OrtProvider provider;

    Device(OrtProvider provider) {
        this.provider = provider;
    }

    /** By its name in any case; empty for other words. */
    public static Optional<Device> named(String word) {
        return Arrays.stream(values())
                .filter(device -> device.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether the runtime on the class path was built for it; whether the machine has one shows when a model is opened. */
    public boolean isBuiltIn() {
        return OrtEnvironment.getAvailableProviders().contains(provider);
    }

    /** All names, for sentences. */
    public static String words() {
        return Arrays.stream(values()).map(Device::word).collect(Collectors.joining(", "));
    }

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalStateException when this machine has no such device, or lacks what it needs */
    void addTo(SessionOptions options) {
        try {
            add(options);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "This machine does not compute on " + word() + ": run its worker on another device. "
                            + OnnxSession.reason(e),
                    e);
        }
    }

    private void add(SessionOptions options) throws OrtException {
        switch (this) {
            case CPU -> {} // always there
            case CUDA -> options.addCUDA(FIRST);
            case TENSORRT -> {
                options.addTensorrt(FIRST);
                options.addCUDA(FIRST); // for the operators that TensorRT leaves
            }
            case OPENVINO -> options.addOpenVINO("");
            case COREML -> options.addCoreML();
            case DIRECTML -> options.addDirectML(FIRST);
        }
    }
}
