package io.autotag.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a command that deals with processes prints what it has to say: for people, or as one JSON object. */
final class OutputOption {

    /** Lower case, as they are typed. */
    enum Format {
        table,
        json
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.")
    private Format format = Format.table;

    boolean isJson() {
        return format == Format.json;
    }

    /** What a process that only writes log lines is told: with {@code json} each line is an object. */
    Map<String, String> logVariables() {
        return isJson() ? Map.of("AUTOTAG_LOG_FORMAT", "json") : Map.of();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String text(ObjectNode object) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object of texts and numbers can be written", e);
        }
    }
}
