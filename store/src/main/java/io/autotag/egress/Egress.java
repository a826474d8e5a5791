package io.autotag.egress;

import io.autotag.egress.CheckedNames.ForbiddenAddressException;
import io.autotag.egress.EgressException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Calls addresses that people named. Only those of the public internet and of networks the operator allows are connected
 * to; redirects are not followed; a call ends after its time whatever the other side does, and reads a bounded answer.
 * Thread-safe.
 */
public final class Egress implements AutoCloseable {

    /** More of the answer to what was posted is not read. */
    public static final int MOST_BYTES = 16 << 10;

    private final EgressRules rules;
    private final Duration time;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor clock = clock();

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
     * Sends JSON, and reads the beginning of the answer.
     *
     * @throws EgressException when the address may not be called, or did not answer in time
     */
    public EgressAnswer post(String address, Map<String, String> headers, byte[] json) throws EgressException {
        return call(new EgressRequest(
                "POST", address, headers, ContentType.APPLICATION_JSON.toString(), json, time, MOST_BYTES));
    }

    /** @throws EgressException when the address may not be called, or did not answer in time */
    public EgressAnswer call(EgressRequest wanted) throws EgressException {
        try (EgressStream stream = open(wanted)) {
            byte[] body = stream.body().readNBytes(wanted.mostBytes());
            return new EgressAnswer(stream.status(), stream.headers(), body, body.length == wanted.mostBytes());
        } catch (IOException failure) {
            throw EgressStream.cause(failure);
        }
    }

    /**
     * Sends, and leaves the answer to be read: as long as the time lasts, whose end breaks it off.
     *
     * @throws EgressException when the address may not be called, or did not begin to answer in time
     */
    public EgressStream open(EgressRequest wanted) throws EgressException {
        Optional<String> objection = rules.objection(wanted.address());
        if (objection.isPresent()) {
            throw new EgressException(Reason.FORBIDDEN, "The address may not be called: " + objection.get());
        }
        Duration patience = wanted.time().compareTo(time) < 0 ? wanted.time() : time;
        HttpUriRequestBase request = request(wanted);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = clock.schedule(() -> end(request, late), patience.toMillis(), TimeUnit.MILLISECONDS);
        Runnable ending = () -> {
            end.cancel(false);
            // Else closing would read what is left of an answer that may have no end.
            request.cancel();
        };
        try {
            return new EgressStream(
                    client.executeOpen(host(request), request, null),
                    ending,
                    failure -> explain(request, failure, late.get(), patience));
        } catch (IOException failure) {
            ending.run();
            throw explain(request, failure, late.get(), patience);
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }

    /** Forgets the calls that ended in time, and what they sent with them. */
    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread created = new Thread(work, "egress-clock");
            created.setDaemon(true);
            return created;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static HttpUriRequestBase request(EgressRequest wanted) {
        HttpUriRequestBase request = new HttpUriRequestBase(wanted.method(), URI.create(wanted.address()));
        wanted.headers().forEach(request::setHeader);
        if (wanted.hasBody()) {
            request.setEntity(new ByteArrayEntity(wanted.body(), ContentType.parse(wanted.contentType())));
        }
        return request;
    }

    private static void end(HttpUriRequestBase request, AtomicBoolean late) {
        late.set(true);
        request.cancel();
    }

    private static HttpHost host(HttpUriRequestBase request) {
        return new HttpHost(
                request.getScheme(),
                request.getAuthority().getHostName(),
                request.getAuthority().getPort());
    }

    private EgressException explain(HttpUriRequestBase request, IOException failure, boolean late, Duration patience) {
        String host = request.getAuthority().getHostName();
        if (failure instanceof ForbiddenAddressException) {
            return new EgressException(
                    Reason.FORBIDDEN,
                    host + " is not a host of the public internet. The operator can allow more networks: "
                            + rules.variable() + ".",
                    failure);
        }
        if (!late && failure instanceof ConnectTimeoutException) {
            return new EgressException(
                    Reason.LATE,
                    host + " took no connection within " + EgressClient.CONNECT.toSeconds() + " s.",
                    failure);
        }
        if (late || failure instanceof InterruptedIOException) {
            return new EgressException(
                    Reason.LATE, host + " did not answer within " + patience.toMillis() / 1000.0 + " s.", failure);
        }
        if (failure instanceof UnknownHostException) {
            return new EgressException(Reason.UNREACHABLE, "The name " + host + " is not known.", failure);
        }
        if (failure instanceof SSLException) {
            return new EgressException(
                    Reason.UNREACHABLE, "No trusted https connection to " + host + " came about.", failure);
        }
        return new EgressException(Reason.UNREACHABLE, "The connection to " + host + " failed.", failure);
    }
}
