package io.autotag.model.tfjs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder that a model's weight files lie in. A path in a model, or a link, that leads out of it is not followed. */
final class WeightFolder {

    private final Path folder;

    private WeightFolder(Path folder) {
        this.folder = folder;
    }

    static WeightFolder of(Path modelJson) {
        try {
            return new WeightFolder(
                    modelJson.toAbsolutePath().resolveSibling("").toRealPath());
        } catch (IOException e) {
            throw new ImportException("The folder of " + modelJson + " cannot be read: " + e.getMessage(), e);
        }
    }

    List<Path> files(List<String> paths) {
        List<Path> files = new ArrayList<>();
        paths.forEach(path -> files.add(file(path)));
        return files;
    }

    private Path file(String path) {
        try {
            Path relative = Path.of(path);
            boolean leavesAtOnce = relative.isAbsolute() || relative.normalize().startsWith("..");
            if (leavesAtOnce) {
                throw outside(path);
            }
            Path wanted = folder.resolve(relative);
            if (!Files.isRegularFile(wanted)) {
                throw new ImportException("The weight file " + Excerpt.of(path) + " is not beside the JSON file.");
            }
            Path real = wanted.toRealPath();
            if (!real.startsWith(folder)) {
                throw outside(path);
            }
            return real;
        } catch (InvalidPathException e) {
            throw new ImportException(Excerpt.of(path) + " cannot be the name of a weight file.", e);
        } catch (IOException e) {
            throw new ImportException("The weight file " + Excerpt.of(path) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ImportException outside(String path) {
        return new ImportException("The weight file " + Excerpt.of(path)
                + " lies outside the folder of the JSON file; only files in it or below are read.");
    }
}
