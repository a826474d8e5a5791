package io.autotag.api.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Keeps JSON bodies small, since they are held in memory; files are streams and have limits of their own. */
public final class BodyLimit implements ReaderInterceptor {

    private final long mostBytes;

    public BodyLimit(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context)
            throws IOException, WebApplicationException {
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            context.setInputStream(new Limited(context.getInputStream(), mostBytes));
        }
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {

        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(in.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            return counted(read, read);
        }

        @Override
        public long skip(long bytes) {
            return 0;
        }

        private int counted(int result, int bytes) {
            if (result >= 0) {
                left -= bytes;
            }
            if (left < 0) {
                throw ApiException.tooLarge("The body is larger than " + most + " bytes.");
            }
            return result;
        }
    }
}
