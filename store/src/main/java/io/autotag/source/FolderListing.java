package io.autotag.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
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
import org.jspecify.annotations.Nullable;

/**
 * Walks a folder in the order of its names. Folders that lie before the wanted position are not entered. What cannot be
 * looked at below the root is listed too, a folder with a slash behind its name: reading it says what is wrong.
 */
final class FolderListing implements SourceReader.Listing {

    /** With the folder itself, which is the first one. */
    static final int DEEPEST = 64;

    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable SourceEntry next;

    FolderListing(OpenFolder folder, String after) throws IOException {
        levels.push(Level.of(folder, "", after.isEmpty() ? List.of() : Arrays.asList(after.split("/", -1))));
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
        look(level, name, order == 0 ? level.after.subList(1, level.after.size()) : List.of(), order > 0);
    }

    /**
     * @param after what of the wanted position is left for what is in it
     * @param isNew whether the name itself lies behind the position
     */
    private void look(Level level, String name, List<String> after, boolean isNew) {
        String path = level.path + name;
        String unread = PictureNames.isPicture(path) ? path : path + "/";
        try {
            BasicFileAttributes kind = level.folder.attributes(Path.of(name));
            if (kind.isDirectory()) {
                unread = path + "/";
                if (levels.size() < DEEPEST) {
                    levels.push(Level.of(level.folder.child(Path.of(name)), unread, after));
                } else {
                    offerUntold(unread, isNew, after);
                }
            } else if (isNew && kind.isRegularFile()) {
                offer(path, kind);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            if (isNew && PictureNames.isGarbled(name)) {
                offerUnread(unread);
            }
        } catch (IOException | InvalidPathException closed) {
            offerUntold(unread, isNew, after);
        }
    }

    /** A position that is the name itself has told of it already; one that is in it has not. */
    private void offerUntold(String path, boolean isNew, List<String> after) {
        if (isNew || !String.join("", after).isEmpty()) {
            offerUnread(path);
        }
    }

    private void offerUnread(String path) {
        if (PictureNames.isPlain(path) && !PictureNames.isHidden(path)) {
            next = new SourceEntry(path, null, null, -1);
        }
    }

    private void offer(String path, BasicFileAttributes file) {
        if (PictureNames.isPicture(path)) {
            next = new SourceEntry(path, null, tag(file), file.size());
        }
    }

    /** Whether the folder is listed as one that is not entered, as there are so many above it. */
    static boolean isTooDeep(String path) {
        return path.chars().filter(letter -> letter == '/').count() >= DEEPEST;
    }

    static String tag(BasicFileAttributes file) {
        return file.size() + " " + file.lastModifiedTime();
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
    private record Level(OpenFolder folder, String path, List<String> after, Iterator<String> names) {

        /** Closes the folder when its names cannot be had. */
        static Level of(OpenFolder folder, String path, List<String> after) throws IOException {
            try {
                return new Level(folder, path, after, folder.names().iterator());
            } catch (IOException failure) {
                folder.close();
                throw failure;
            }
        }
    }
}
