package io.autotag.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks a folder in the order of its names. Folders that lie before the wanted position are not entered. */
final class FolderListing implements SourceReader.Listing {

    private static final int DEEPEST = 64;

    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable SourceEntry next;

    FolderListing(OpenFolder folder, String after) {
        levels.push(new Level(folder, "", after.isEmpty() ? List.of() : Arrays.asList(after.split("/", -1))));
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !levels.isEmpty()) {
                step();
            }
            return next != null;
        } catch (IOException | UncheckedIOException failure) {
            throw SourceException.passing("The folder cannot be listed: it is away, or may not be read.", failure);
        }
    }

    @Override
    public SourceEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SourceEntry found = Objects.requireNonNull(next);
        next = null;
        return found;
    }

    private void step() throws IOException {
        Level level = levels.element();
        if (!level.names.hasNext()) {
            levels.pop().folder.close();
            return;
        }
        String name = level.names.next();
        int order = level.after.isEmpty() ? 1 : name.compareTo(level.after.get(0));
        if (order < 0) {
            return;
        }
        Optional<BasicFileAttributes> kind = attributes(level, name);
        if (kind.filter(BasicFileAttributes::isDirectory).isPresent()) {
            enter(level, name, order == 0 ? level.after.subList(1, level.after.size()) : List.of());
        } else if (order > 0) {
            kind.filter(BasicFileAttributes::isRegularFile).ifPresent(file -> offer(level.path + name, file));
        }
    }

    private void enter(Level level, String name, List<String> after) throws IOException {
        if (levels.size() >= DEEPEST) {
            return;
        }
        try {
            levels.push(new Level(level.folder.child(Path.of(name)), level.path + name + "/", after));
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return;
        }
    }

    private void offer(String path, BasicFileAttributes file) {
        if (PictureNames.isPicture(path)) {
            next = new SourceEntry(path, null, tag(file), file.size());
        }
    }

    static String tag(BasicFileAttributes file) {
        return file.size() + " " + file.lastModifiedTime();
    }

    private static Optional<BasicFileAttributes> attributes(Level level, String name) throws IOException {
        try {
            return Optional.of(level.folder.attributes(Path.of(name)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        for (Level level : levels) {
            try {
                level.folder.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        levels.clear();
    }

    /** A folder under way, with what of the wanted position is left for it. */
    private static final class Level {

        private final OpenFolder folder;
        private final String path;
        private final List<String> after;
        private final Iterator<String> names;

        Level(OpenFolder folder, String path, List<String> after) {
            this.folder = folder;
            this.path = path;
            this.after = after;
            this.names = folder.names().iterator();
        }
    }
}
