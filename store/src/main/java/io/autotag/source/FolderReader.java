package io.autotag.source;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a folder of the operator's. Links and hidden files are not there for it. */
final class FolderReader implements SourceReader {

    private final FolderRoots.Place place;

    FolderReader(FolderRoots.Place place) {
        this.place = place;
    }

    @Override
    public Listing list(String after) {
        try {
            return new FolderListing(OpenFolder.at(place), after);
        } catch (IOException failure) {
            throw SourceException.passing(
                    "The folder cannot be opened by the worker: it is not there, is or lies behind a link, or may not"
                            + " be read.",
                    failure);
        }
    }

    @Override
    public Optional<SourceContent> open(SourceEntry object, @Nullable String knownTag) {
        Path path = path(object.path());
        Path below = path.getParent() == null ? place.below() : place.below().resolve(path.getParent());
        try (OpenFolder folder = OpenFolder.at(new FolderRoots.Place(place.root(), below))) {
            BasicFileAttributes file = folder.attributes(path.getFileName());
            String tag = FolderListing.tag(file);
            if (!file.isRegularFile()) {
                throw SourceException.lasting("The file is no plain file any more.");
            }
            if (tag.equals(knownTag)) {
                return Optional.empty();
            }
            // A channel that is open does without the folder.
            SeekableByteChannel channel = folder.file(path.getFileName());
            return Optional.of(new SourceContent(Channels.newInputStream(channel), tag, file.size(), channel));
        } catch (AccessDeniedException closed) {
            throw SourceException.lasting("The file may not be read by the process.", closed);
        } catch (IOException failure) {
            throw SourceException.passing("The file is not there any more, or may not be read.", failure);
        }
    }

    private static Path path(String path) {
        if (PictureNames.isGarbled(path)) {
            throw SourceException.lasting("The name is no text in the encoding of the system: rename it.");
        }
        if (path.endsWith("/") && FolderListing.isTooDeep(path)) {
            throw SourceException.lasting("The folder lies too deep: of folders in each other " + FolderListing.DEEPEST
                    + " are entered. Make a source of one of them.");
        }
        if (path.endsWith("/")) {
            throw SourceException.lasting("The folder may not be entered, or its entries may not be looked at.");
        }
        if (!PictureNames.isPicture(path)) {
            throw SourceException.lasting("The file may not be read.");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException unknown) {
            throw SourceException.lasting(
                    "The system of the process has no such names: give it a UTF-8 locale.", unknown);
        }
    }
}
