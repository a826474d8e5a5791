package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.ops.process.StartException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JvmTest {

    @Test
    void theApiHasTheHeapThatItIsGiven() {
        assertThat(Jvm.api(Map.of()).flags()).contains("-Xmx384m");
        assertThat(Jvm.api(Map.of("AUTOTAG_API_HEAP", " 2g ")).flags()).contains("-Xmx2g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "64m", "2gb", "-1g", "384m -XX:+Foo"})
    void aHeapThatIsNoneIsRefused(String heap) {
        assertThatThrownBy(() -> Jvm.api(Map.of("AUTOTAG_API_HEAP", heap)))
                .isInstanceOf(StartException.class)
                .hasMessage("AUTOTAG_API_HEAP must look like 768m or 2g, not " + heap + ".");
    }
}
