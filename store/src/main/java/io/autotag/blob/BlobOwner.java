package io.autotag.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file in a blob store that says to which installation it belongs. */
final class BlobOwner {

    private static final String FILE = "installation";

    private BlobOwner() {}

    /** @param incoming a new file beside the place, so that the id is there whole or not at all */
    static String claim(Path root, Path incoming, String installation) throws IOException {
        Path file = root.resolve(FILE);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException nobodys) {
            Files.writeString(incoming, installation + "\n");
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
            return Files.readString(file).strip();
        }
    }
}
