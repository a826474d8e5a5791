package io.autotag.api.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the web application, read into memory once: about a megabyte. Only what the build's index names is there,
 * so no path leads anywhere else.
 */
public final class UiFiles {

    static final String ASSETS = "assets/";

    private static final String ROOT = "/io/autotag/ui/";
    private static final String INDEX = "files.txt";
    private static final String PAGE = "index.html";
    private static final Map<String, String> ENCODINGS = Map.of("br", ".br", "gzip", ".gz");

    private final Map<String, UiFile> files;

    UiFiles(List<UiFile> files) {
        Map<String, UiFile> byName = new HashMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        this.files = Map.copyOf(byName);
    }

    /** What this build holds: nothing when it was built without the application. */
    public static UiFiles ofThisBuild() {
        Map<String, String> tags = index();
        return new UiFiles(tags.keySet().stream()
                .filter(name -> !isCompressed(name, tags))
                .map(name -> file(name, tags))
                .toList());
    }

    /** @param name as the build wrote it, without a leading slash */
    Optional<UiFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The page that the application starts in; empty when it is not part of this build. */
    Optional<UiFile> page() {
        return find(PAGE);
    }

    private static UiFile file(String name, Map<String, String> tags) {
        Map<String, byte[]> forms = new HashMap<>();
        forms.put(UiFile.IDENTITY, bytes(name));
        ENCODINGS.forEach((encoding, suffix) -> {
            if (tags.containsKey(name + suffix)) {
                forms.put(encoding, bytes(name + suffix));
            }
        });
        return new UiFile(name, String.valueOf(tags.get(name)), forms);
    }

    private static boolean isCompressed(String name, Map<String, String> tags) {
        return ENCODINGS.values().stream()
                .anyMatch(suffix ->
                        name.endsWith(suffix) && tags.containsKey(name.substring(0, name.length() - suffix.length())));
    }

    /** The tag of each file by its name: the beginning of its SHA-256. */
    private static Map<String, String> index() {
        Map<String, String> tags = new HashMap<>();
        try (InputStream in = UiFiles.class.getResourceAsStream(ROOT + INDEX)) {
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                    String[] words = line.split(" ", -1);
                    tags.put(words[0], words[2].substring(0, 20));
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(tags);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = UiFiles.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("the build's index names " + name + ", which is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
