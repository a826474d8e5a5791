package io.autotag.ops.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the demonstration shows, and from which public package each file comes: the table {@code assets.json}.
 *
 * @param expectedScores by the name of a photo, what the detector gives the label to be found on it at its surest, in [-1, 1];
 *     only for the photos that a demonstration is held to
 */
record Assets(
        List<SourcePackage> packages,
        Model model,
        @JsonProperty("expected_scores") Map<String, Double> expectedScores,
        List<Photo> photos) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    Assets {
        packages = List.copyOf(packages);
        expectedScores = Map.copyOf(expectedScores);
        photos = List.copyOf(photos);
        List<String> known = packages.stream().map(SourcePackage::id).toList();
        for (Photo photo : photos) {
            if (!known.contains(photo.source())) {
                throw new IllegalArgumentException(photo.name() + " names an unknown package " + photo.source());
            }
        }
    }

    /** The client a package is fetched with; all are the ordinary ones of their ecosystem. */
    enum Client {
        @JsonProperty("npm")
        NPM,
        @JsonProperty("maven")
        MAVEN,
        @JsonProperty("pip")
        PIP;

        String word() {
            return this == MAVEN ? "mvn" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** A package of a fixed version. An optional one may be missing: the demonstration then shows less, and says so. */
    record SourcePackage(
            String id, Client client, String coordinate, String file, String sha256, String licence, boolean optional) {

        SourcePackage {
            requireSha(sha256);
            requirePlain(file.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** A photo: its name in the dataset, where it is in which package, and the label expected on it; "" for none. */
    record Photo(String name, @JsonProperty("package") String source, String path, String shows) {

        Photo {
            requirePlain(name);
        }
    }

    record Model(ModelFile json, ModelFile weights) {}

    record ModelFile(String name, @JsonProperty("package") String source, String path, String sha256) {

        ModelFile {
            requirePlain(name);
            requireSha(sha256);
        }
    }

    static Assets load() {
        try (InputStream table = Objects.requireNonNull(Assets.class.getResourceAsStream("assets.json"))) {
            return new ObjectMapper().readValue(table, Assets.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in table of demonstration assets is broken", e);
        }
    }

    /** Path inside the package to name on disk, for every file taken from it. */
    Map<String, String> filesOf(SourcePackage source) {
        Map<String, String> files = new LinkedHashMap<>();
        for (ModelFile file : List.of(model.json(), model.weights())) {
            if (file.source().equals(source.id())) {
                files.put(file.path(), file.name());
            }
        }
        for (Photo photo : photos) {
            if (photo.source().equals(source.id())) {
                files.put(photo.path(), photo.name());
            }
        }
        return files;
    }

    private static void requireSha(String text) {
        if (!SHA_256.matcher(text).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + text);
        }
    }

    private static void requirePlain(String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
    }
}
