package io.autotag.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder that is held open. What is in it is reached from there, name by name, and never through a link: whoever may
 * write to it cannot lead a reader out of it, not even by exchanging a folder in between.
 */
final class OpenFolder implements Closeable {

    private final SecureDirectoryStream<Path> folder;

    private OpenFolder(DirectoryStream<Path> folder) throws IOException {
        if (!(folder instanceof SecureDirectoryStream<Path> secure)) {
            folder.close();
            throw new IOException("Folders cannot be read safely on this system.");
        }
        this.folder = secure;
    }

    /** The place's root, which is the operator's, may be a link; nothing below it may. */
    // What is opened is held by what is made of it, which closes it.
    @SuppressWarnings("StreamResourceLeak")
    static OpenFolder at(FolderRoots.Place place) throws IOException {
        OpenFolder folder = new OpenFolder(Files.newDirectoryStream(place.root().toRealPath()));
        for (Path name : place.below()) {
            if (!name.toString().isEmpty()) {
                folder = folder.into(name);
            }
        }
        return folder;
    }

    /** Closes this one. */
    private OpenFolder into(Path name) throws IOException {
        try (this) {
            return child(name);
        }
    }

    OpenFolder child(Path name) throws IOException {
        return new OpenFolder(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    /** In their order, hidden ones left out; asked for once. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (Path entry : folder) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".")) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw new IOException("The folder could not be listed to its end.", failure);
        }
        names.sort(null);
        return names;
    }

    /** Of the entry itself, be it a link or not. */
    BasicFileAttributes attributes(Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    SeekableByteChannel file(Path name) throws IOException {
        return folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
