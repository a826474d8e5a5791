package io.autotag.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of every command that talks to a server, and what follows from them. */
final class Connection {

    /** How results are printed. */
    enum Format {
        table,
        json,
        /** The uids alone, a line each: for other commands. */
        ids
    }

    private static final String DEFAULT_URL = "http://localhost:8080";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the API answers. Default: AUTOTAG_URL, else " + DEFAULT_URL + ".")
    String url = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Default: AUTOTAG_API_KEY, else the key that the first start left in AUTOTAG_HOME/run.")
    String apiKey = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.")
    Format format = Format.table;

    private final Console console = Console.standard();

    ApiClient api() {
        return new ApiClient(Endpoint.of(chosen(url, "AUTOTAG_URL").orElse(DEFAULT_URL)), key(System.getenv()));
    }

    /** Where progress goes: to standard error when standard output is for other programs. */
    Console progress() {
        return format == Format.table ? console : Console.error();
    }

    /** Prints the tree as JSON, or lets the table be printed, as the user chose. */
    int show(JsonNode tree, Consumer<Console> table) {
        if (format == Format.json) {
            console.line(pretty(tree));
        } else if (format == Format.ids) {
            uids(tree).forEach(console::line);
        } else {
            table.accept(console);
        }
        return 0;
    }

    /** The same for a result without a uid of its own: what stands for it in {@code -o ids} is that of what it is about. */
    int show(JsonNode tree, String uid, Consumer<Console> table) {
        if (format == Format.ids) {
            console.line(uid);
            return 0;
        }
        return show(tree, table);
    }

    /** The same for what has parts: they are what {@code -o ids} lists, and read for that alone. */
    int show(JsonNode tree, Supplier<List<JsonNode>> parts, Consumer<Console> table) {
        return format == Format.ids ? show(JSON.createArrayNode().addAll(parts.get()), table) : show(tree, table);
    }

    /**
     * To be called before anything is asked of the server.
     *
     * @throws CliException where the uids are wanted of a result that has none
     */
    void requireNoIds(String command) {
        if (format == Format.ids) {
            throw CliException.usage(
                    "\"%s\" has no uids to list: leave -o ids out, or take -o json.".formatted(command));
        }
    }

    /** Prints a list as a JSON array, or as a table; an empty table is one sentence. */
    int show(List<JsonNode> results, Table table, String nothing) {
        return show(JSON.createArrayNode().addAll(results), console -> {
            if (table.isEmpty()) {
                console.line(nothing);
            } else {
                console.table(table);
            }
        });
    }

    private static List<String> uids(JsonNode tree) {
        List<JsonNode> all = new ArrayList<>();
        if (tree.isArray()) {
            tree.forEach(all::add);
        } else {
            all.add(tree);
        }
        return all.stream()
                .map(one -> Fields.text(one, "uid"))
                .filter(uid -> !uid.isEmpty())
                .toList();
    }

    private Optional<String> key(Map<String, String> env) {
        return chosen(apiKey, "AUTOTAG_API_KEY").or(() -> storedKey(env));
    }

    private static Optional<String> chosen(String option, String variable) {
        String value = option.isBlank() ? System.getenv().getOrDefault(variable, "") : option;
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private static Optional<String> storedKey(Map<String, String> env) {
        Path file = Path.of(env.getOrDefault("AUTOTAG_HOME", ".autotag"), "run", "admin.key");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            String key = Files.readString(file).strip();
            return key.isEmpty() ? Optional.empty() : Optional.of(key);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String pretty(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }
}
