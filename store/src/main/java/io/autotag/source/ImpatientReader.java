package io.autotag.source;

import io.autotag.source.Silences.Waiting;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reader that does not ask whom it waited for in vain a moment ago. */
final class ImpatientReader implements SourceReader {

    private final SourceReader reader;
    private final Silences silences;
    private final String source;

    /** @param source whom it asks for objects that have no addresses */
    ImpatientReader(SourceReader reader, Silences silences, String source) {
        this.reader = reader;
        this.silences = silences;
        this.source = source;
    }

    @Override
    public Listing list(String after) {
        return reader.list(after);
    }

    @Override
    public Optional<SourceContent> open(SourceEntry object, @Nullable String knownTag) {
        Waiting waiting = silences.begin(whom(object));
        try {
            Optional<SourceContent> content = reader.open(object, knownTag);
            if (content.isEmpty()) {
                waiting.answered();
            }
            return content.map(opened -> watched(opened, waiting));
        } catch (SourceException failure) {
            waiting.inVain();
            throw failure;
        }
    }

    /** A list has addresses of many hosts, of which one may be away. */
    private String whom(SourceEntry object) {
        String address = object.address();
        return address == null ? source : String.valueOf(URI.create(address).getRawAuthority());
    }

    private static SourceContent watched(SourceContent opened, Waiting waiting) {
        return new SourceContent(new Watched(opened.stream(), waiting), opened.tag(), opened.bytes(), () -> {
            waiting.answered();
            opened.close();
        });
    }

    /** Bytes that may break off. */
    private static final class Watched extends FilterInputStream {

        private final Waiting waiting;

        Watched(InputStream content, Waiting waiting) {
            super(content);
            this.waiting = waiting;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            try {
                return super.read(into, offset, count);
            } catch (IOException | RuntimeException broken) {
                waiting.inVain();
                throw broken;
            }
        }
    }
}
