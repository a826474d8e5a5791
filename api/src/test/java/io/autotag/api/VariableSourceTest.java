package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VariableSourceTest {

    @Test
    void keepsAnyValueOneValue() throws IOException {
        assertThat(read("a: '${X}'", Map.of("X", "it's: #1 ${Y} \"q\""))).isEqualTo("a: 'it''s: #1 ${Y} \"q\"'");
    }

    @Test
    void fallsBackToTheDefault() throws IOException {
        assertThat(read("a: '${X:-8080}'", Map.of())).isEqualTo("a: '8080'");
        assertThat(read("a: '${X:-}'", Map.of())).isEqualTo("a: ''");
    }

    @Test
    void namesAMissingVariable() {
        assertThatThrownBy(() -> read("a: '${X}'", Map.of())).hasMessageContaining("X");
    }

    private static String read(String text, Map<String, String> variables) throws IOException {
        VariableSource source =
                new VariableSource(path -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), variables);
        return new String(source.open("x").readAllBytes(), StandardCharsets.UTF_8);
    }
}
