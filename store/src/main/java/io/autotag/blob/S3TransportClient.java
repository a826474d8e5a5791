package io.autotag.blob;

import io.autotag.blob.S3Transport.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Lets the client of object stores call through a transport of ours: it only reads. */
final class S3TransportClient implements SdkHttpClient {

    /** What the transport says by itself. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    /** Of listings and refusals, which are kept in memory: a page of a thousand of the longest keys has less. */
    static final long MOST_BYTES = 8 << 20;

    private final S3Transport transport;

    S3TransportClient(S3Transport transport) {
        this.transport = transport;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(transport, request.httpRequest());
    }

    @Override
    public void close() {
        // The transport is its owner's.
    }

    /** One request under way. */
    private static final class Call implements ExecutableHttpRequest {

        private final S3Transport transport;
        private final SdkHttpRequest request;
        private volatile @Nullable Reply reply;

        Call(S3Transport transport, SdkHttpRequest request) {
            this.transport = transport;
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            Reply answered = transport.send(request.method().name(), request.getUri(), headers());
            reply = answered;
            return HttpExecuteResponse.builder()
                    .response(SdkHttpFullResponse.builder()
                            .statusCode(answered.status())
                            .headers(answered.headers())
                            .build())
                    .responseBody(AbortableInputStream.create(body(answered), this))
                    .build();
        }

        private InputStream body(Reply answered) {
            InputStream whole = new ClosingInput(answered);
            return isObject(answered) ? whole : new LimitedInput(whole, MOST_BYTES);
        }

        /** Objects are read piece by piece, and may be large. */
        private boolean isObject(Reply answered) {
            boolean isListing = request.rawQueryParameters().containsKey("list-type");
            return !isListing && (answered.status() == 200 || answered.status() == 206);
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            request.headers().forEach((name, values) -> {
                if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.put(name, joined(values));
                }
            });
            return headers;
        }

        private static String joined(List<String> values) {
            return String.join(",", values);
        }

        @Override
        public void abort() {
            Reply answered = reply;
            if (answered != null) {
                try {
                    answered.close();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }
}
