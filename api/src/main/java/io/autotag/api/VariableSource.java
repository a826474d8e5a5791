package io.autotag.api;

import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;

/**
 * Puts variables into a configuration whose values are single-quoted: {@code '${NAME}'}, or {@code '${NAME:-default}'}.
 * A value may hold any character and stays one value. A variable without value or default stops the start.
 */
final class VariableSource implements ConfigurationSourceProvider {

    private final ConfigurationSourceProvider source;
    private final StringSubstitutor substitutor;

    VariableSource(ConfigurationSourceProvider source, Map<String, String> variables) {
        this.source = source;
        this.substitutor = new StringSubstitutor(name -> quoted(variables, name))
                .setEnableUndefinedVariableException(true)
                .setDisableSubstitutionInValues(true);
    }

    @Override
    public InputStream open(String path) throws IOException {
        try (InputStream in = source.open(path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ByteArrayInputStream(substitutor.replace(text).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @org.jspecify.annotations.Nullable String quoted(Map<String, String> variables, String name) {
        String value = variables.get(name);
        return value == null ? null : value.replace("'", "''");
    }
}
