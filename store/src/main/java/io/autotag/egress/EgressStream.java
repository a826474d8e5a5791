package io.autotag.egress;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** An answer whose bytes are still to be read. Closing it ends the call, however much was read. Not thread-safe. */
public final class EgressStream implements Closeable {

    private final int status;
    private final Map<String, String> headers = new HashMap<>();
    private final InputStream body;
    private final Runnable ending;

    /** @param explaining makes a sentence of a connection that broke */
    EgressStream(ClassicHttpResponse response, Runnable ending, Function<IOException, EgressException> explaining)
            throws IOException {
        this.status = response.getCode();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        HttpEntity entity = response.getEntity();
        this.body = entity == null ? InputStream.nullInputStream() : new Explained(entity.getContent(), explaining);
        this.ending = ending;
    }

    /** As it came: redirects are not followed. */
    public int status() {
        return status;
    }

    /** The first one of this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first of each name, which is in lower case. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Breaks with an {@link IOException} whose message is a sentence for whoever named the address. */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        ending.run();
    }

    /** What came in between while the body was read. */
    static EgressException cause(IOException failure) {
        return failure.getCause() instanceof EgressException explained
                ? explained
                : new EgressException(EgressException.Reason.UNREACHABLE, "The connection failed.", failure);
    }

    /** A body whose failures are told in sentences. */
    private static final class Explained extends InputStream {

        private final InputStream content;
        private final Function<IOException, EgressException> explaining;

        Explained(InputStream content, Function<IOException, EgressException> explaining) {
            this.content = content;
            this.explaining = explaining;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            try {
                return content.read(into, offset, count);
            } catch (IOException failure) {
                EgressException explained = explaining.apply(failure);
                throw new IOException(explained.sentence(), explained);
            }
        }
    }
}
