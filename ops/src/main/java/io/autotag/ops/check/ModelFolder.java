package io.autotag.ops.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.ops.cli.CardBeside;
import io.autotag.ops.cli.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with {@code files/}, with cards beside those that need one, {@code photos/}, {@code expected.json} and {@code
 * reference.json}.
 */
final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final JsonNode expected;
    private final JsonNode reference;

    private ModelFolder(Path root, JsonNode expected, JsonNode reference) {
        this.root = root;
        this.expected = expected;
        this.reference = reference;
    }

    static ModelFolder open(Path root) {
        for (String part : List.of("files", "photos", "expected.json", "reference.json")) {
            if (!Files.exists(root.resolve(part))) {
                throw CliException.usage("There is no " + part + " in " + root
                        + ": name a folder with files/, photos/, expected.json and reference.json.");
            }
        }
        return new ModelFolder(root, json(root.resolve("expected.json")), json(root.resolve("reference.json")));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read " + file + ".", failure);
        }
    }

    /** Every ONNX file, whether something is expected of it or not. */
    List<String> files() {
        List<String> names = names(root.resolve("files")).stream()
                .filter(name -> name.endsWith(".onnx"))
                .toList();
        List<String> all = new ArrayList<>(names);
        expected.fieldNames().forEachRemaining(name -> {
            if (!all.contains(name)) {
                all.add(name);
            }
        });
        return all;
    }

    Optional<ExpectedModel> expected(String file) {
        return Optional.ofNullable(expected.get(file)).map(json -> ExpectedModel.of(file, json));
    }

    Path file(String name) {
        return root.resolve("files").resolve(name);
    }

    /** What the card beside the file says, which "autotag models add" takes along too. */
    Optional<String> card(String name) {
        return CardBeside.of(file(name)).map(ModelFolder::read);
    }

    private static String read(Path card) {
        try {
            return Files.readString(card);
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read the card " + card + ".", failure);
        }
    }

    List<String> photos() {
        return names(root.resolve("photos"));
    }

    byte[] photo(String name) {
        try {
            return Files.readAllBytes(root.resolve("photos").resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to read the photo " + name + ".", failure);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Unable to list " + folder + ".", failure);
        }
    }

    /** What the reference finds on each photo; none for a file that is not trained. */
    Map<String, List<Found>> reference(String file) {
        Map<String, List<Found>> byPhoto = new TreeMap<>();
        for (JsonNode one : reference) {
            if (one.path("model").asText().equals(file)) {
                List<Found> all = new ArrayList<>();
                one.path("detections").forEach(json -> all.add(found(json)));
                byPhoto.put(one.path("file").asText(), all);
            }
        }
        return byPhoto;
    }

    private static Found found(JsonNode json) {
        return new Found(
                json.path("label").asText(),
                json.path("p").asDouble(),
                json.path("x1").asDouble(),
                json.path("y1").asDouble(),
                json.path("x2").asDouble(),
                json.path("y2").asDouble());
    }
}
