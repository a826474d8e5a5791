package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What a scan found of one object: it is what it was, it is this picture, or it could not be read.
 *
 * @param path in the source
 * @param address sealed; null where the path says it
 * @param tag what the source says of this version; null where it says nothing
 * @param picture what it is, with the path as its key; null when it was not read
 * @param sentence why it could not be read
 */
public record SeenObject(
        String path,
        @Nullable String address,
        @Nullable String tag,
        @Nullable NewItem picture,
        @Nullable String sentence) {

    public static SeenObject same(String path, @Nullable String address, @Nullable String tag) {
        return new SeenObject(path, address, tag, null, null);
    }

    public static SeenObject read(String path, @Nullable String address, @Nullable String tag, NewItem picture) {
        return new SeenObject(path, address, tag, picture, null);
    }

    public static SeenObject refused(String path, @Nullable String address, String sentence) {
        return new SeenObject(path, address, null, null, sentence);
    }
}
