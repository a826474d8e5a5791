package io.autotag.source;

import io.autotag.blob.S3Transport;
import io.autotag.egress.Egress;
import io.autotag.egress.EgressException;
import io.autotag.egress.EgressRequest;
import io.autotag.egress.EgressStream;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Object stores that people named are called as every other address of theirs: by the one way out. */
final class EgressTransport implements S3Transport {

    private final Egress egress;

    EgressTransport(Egress egress) {
        this.egress = egress;
    }

    @Override
    public Reply send(String method, URI address, Map<String, String> headers) throws Refused {
        try {
            EgressStream stream = egress.open(
                    EgressRequest.bare(method, address.toString(), headers, egress.time(), Integer.MAX_VALUE));
            return new Answer(stream);
        } catch (EgressException refused) {
            throw new Refused(refused.sentence(), refused);
        }
    }

    /** What was answered. */
    private record Answer(EgressStream stream) implements Reply {

        @Override
        public int status() {
            return stream.status();
        }

        @Override
        public Map<String, List<String>> headers() {
            Map<String, List<String>> headers = new HashMap<>();
            stream.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            return headers;
        }

        @Override
        public InputStream body() {
            return stream.body();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
