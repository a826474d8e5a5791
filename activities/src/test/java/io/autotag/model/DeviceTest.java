package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession.SessionOptions;
import org.junit.jupiter.api.Test;

/** The tests run with the runtime for the CPU. */
final class DeviceTest {

    @Test
    void theCpuIsAlwaysThere() {
        assertThat(Device.CPU.isBuiltIn()).isTrue();
        assertThat(Device.named(" Cpu ")).contains(Device.CPU);
        assertThat(Device.named("abacus")).isEmpty();
    }

    @Test
    void blamesTheMachineAndNotTheModel() {
        try (SessionOptions options = new SessionOptions()) {
            assertThatThrownBy(() -> Device.CUDA.addTo(options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This machine does not compute on cuda: run its worker on another device.");
        }
    }
}
