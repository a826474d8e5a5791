package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtSession.SessionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeviceTest {

    @Test
    void theCpuIsAlwaysThere() {
        assertThat(Device.CPU.isBuiltIn()).isTrue();
        assertThat(Device.named(" Cpu ")).contains(Device.CPU);
        assertThat(Device.named("abacus")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "CPU", mode = EnumSource.Mode.EXCLUDE)
    void blamesTheMachineAndNotTheModel(Device device) {
        assumeFalse(device.isBuiltIn());
        try (SessionOptions options = new SessionOptions()) {
            assertThatThrownBy(() -> device.addTo(options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("This machine does not compute on " + device.word()
                            + ": run its worker on another device.");
        }
    }
}
