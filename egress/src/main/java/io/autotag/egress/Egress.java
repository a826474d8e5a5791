package io.autotag.egress;

import io.autotag.egress.CheckedNames.ForbiddenAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Calls addresses that people named. Only those of the public internet and of networks the operator allows are connected
 * to; redirects are not followed; a call ends after its time whatever the other side does, and reads a bounded answer.
 * Thread-safe.
 */
public final class Egress implements AutoCloseable {

    /** More of an answer is not read. */
    public static final int MOST_BYTES = 16 << 10;

    private final EgressRules rules;
    private final Duration time;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread created = new Thread(work, "egress-clock");
        created.setDaemon(true);
        return created;
    });

    /** @param time from the first look at the name to the last byte of the answer */
    public Egress(EgressRules rules, Duration time) {
        this(rules, time, Names.ofThisMachine());
    }

    Egress(EgressRules rules, Duration time, Names names) {
        this.rules = rules;
        this.time = time;
        this.client = EgressClient.of(new CheckedNames(names, new Reachable(rules.networks())), time);
    }

    /** How long a call takes at most, but for the look at the name, which the machine's own settings bound. */
    public Duration time() {
        return time;
    }

    public EgressRules rules() {
        return rules;
    }

    /**
     * Sends JSON.
     *
     * @throws EgressException when the address may not be called, or did not answer in time
     */
    public EgressAnswer post(String address, Map<String, String> headers, byte[] json) throws EgressException {
        Optional<String> objection = rules.objection(address);
        if (objection.isPresent()) {
            throw new EgressException("The address may not be called: " + objection.get());
        }
        HttpPost request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = clock.schedule(() -> end(request, late), time.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return send(request);
        } catch (IOException failure) {
            throw explain(request, failure, late.get());
        } finally {
            end.cancel(false);
            // Else closing would read what is left of an answer that may have no end.
            request.cancel();
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }

    private static void end(HttpPost request, AtomicBoolean late) {
        late.set(true);
        request.cancel();
    }

    private EgressAnswer send(HttpPost request) throws IOException {
        ClassicHttpResponse response = client.executeOpen(host(request), request, null);
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_BYTES);
        return new EgressAnswer(response.getCode(), body);
    }

    private static HttpHost host(HttpPost request) {
        return new HttpHost(
                request.getScheme(),
                request.getAuthority().getHostName(),
                request.getAuthority().getPort());
    }

    private EgressException explain(HttpPost request, IOException failure, boolean late) {
        String host = request.getAuthority().getHostName();
        if (failure instanceof ForbiddenAddressException) {
            return new EgressException(
                    host + " is not a host of the public internet. The operator can allow more networks:"
                            + " AUTOTAG_EGRESS_NETWORKS.",
                    failure);
        }
        if (late || failure instanceof InterruptedIOException) {
            return new EgressException(host + " did not answer within " + time.toMillis() / 1000.0 + " s.", failure);
        }
        if (failure instanceof UnknownHostException) {
            return new EgressException("The name " + host + " is not known.", failure);
        }
        if (failure instanceof SSLException) {
            return new EgressException("No trusted https connection to " + host + " came about.", failure);
        }
        return new EgressException("The connection to " + host + " failed.", failure);
    }
}
