package io.autotag.source;

import java.nio.file.Path;

/** Lists a folder in a process of its own, which may be another user's: for root every folder is open. */
final class ListedFolder {

    private ListedFolder() {}

    /** @param arguments the folder, and the position behind which it is listed */
    public static void main(String[] arguments) {
        FolderRoots.Place place = new FolderRoots.Place(Path.of(arguments[0]), Path.of(""));
        try (SourceReader.Listing listing = new FolderReader(place).list(arguments[1])) {
            listing.forEachRemaining(entry -> System.out.println(entry.path()));
        }
    }
}
