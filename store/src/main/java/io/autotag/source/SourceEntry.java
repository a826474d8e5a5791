package io.autotag.source;

import org.jspecify.annotations.Nullable;

/**
 * An object of a source.
 *
 * @param path its name there, with slashes between folders
 * @param address where the path does not say it
 * @param tag what the source says of its version; null: that is known when it is opened
 * @param bytes its size; less than 0: that is known when it is opened
 * @param isPicture whether it is looked at; else it only says how far the listing is
 */
public record SourceEntry(String path, @Nullable String address, @Nullable String tag, long bytes, boolean isPicture) {

    public SourceEntry(String path, @Nullable String address, @Nullable String tag, long bytes) {
        this(path, address, tag, bytes, true);
    }

    /** Never the address, which may hold a signature. */
    @Override
    public String toString() {
        return path;
    }
}
