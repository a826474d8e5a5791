package io.autotag.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an object, to be closed. */
public final class SourceContent implements Closeable {

    private final InputStream stream;
    private final @Nullable String tag;
    private final long bytes;
    private final Closeable owner;

    /**
     * @param tag what the source says of this version; null where it says nothing, or nothing that can be kept
     * @param bytes less than 0 where the source does not say
     * @param owner closed with it
     */
    SourceContent(InputStream stream, @Nullable String tag, long bytes, Closeable owner) {
        this.stream = new SourceStream(stream);
        this.tag = tag == null || tag.chars().anyMatch(Character::isISOControl) ? null : tag;
        this.bytes = bytes;
        this.owner = owner;
    }

    public InputStream stream() {
        return stream;
    }

    public @Nullable String tag() {
        return tag;
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }
}
