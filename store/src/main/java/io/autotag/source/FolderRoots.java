package io.autotag.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folders below which sources may be: named by the operator, none by default. */
public record FolderRoots(List<Path> roots) {

    public FolderRoots {
        roots = List.copyOf(roots);
    }

    /**
     * @param text folders with commas between them
     * @throws IllegalArgumentException with a sentence, for what is no folder that can be meant
     */
    public static FolderRoots of(String text) {
        return new FolderRoots(
                CommaList.of(text).stream().map(FolderRoots::root).toList());
    }

    private static Path root(String text) {
        Path root = path(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no whole path of a folder."));
        if (root.getParent() == null) {
            throw new IllegalArgumentException("The root of all files is no folder for pictures: name one below it.");
        }
        return root;
    }

    /** A place below one of the roots: the root, and the way from there, which has no step upwards. */
    public record Place(Path root, Path below) {}

    /**
     * Where the folder is; empty when it is below none of the roots, or hidden there. A root may itself be hidden: the operator
     * chose it. Nothing is looked up: links are the reader's matter.
     */
    public Optional<Place> find(String folder) {
        return path(folder).flatMap(path -> roots.stream()
                .filter(path::startsWith)
                .map(root -> new Place(root, root.relativize(path)))
                .filter(place -> !PictureNames.isHidden(place.below().toString()))
                .findFirst());
    }

    private static Optional<Path> path(String text) {
        try {
            Path path = Path.of(text);
            boolean steps = !path.equals(path.normalize());
            return path.isAbsolute() && !steps && PictureNames.isPlain(text) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}
