package io.autotag.api.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.jersey.server.ChunkedOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that follows one run. Every event is the whole run, its id the run's version: whoever comes back with the
 * last id it saw gets what has changed since, which is the newest state or nothing.
 */
final class RunStream {

    private static final Logger log = LoggerFactory.getLogger(RunStream.class);

    /** Shorter than any proxy's patience with a silent connection. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final long runId;
    private final ObjectMapper json;
    private final ChunkedOutput<String> out;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long seen;
    private volatile Instant written;
    private volatile Instant begun = Instant.MAX;

    /** @param seen the version that the client knows; -1 when it knows none */
    RunStream(long runId, ObjectMapper json, ChunkedOutput<String> out, long seen, Instant now) {
        this.runId = runId;
        this.json = json;
        this.out = out;
        this.seen = seen;
        this.written = now;
    }

    long runId() {
        return runId;
    }

    /** Whether this thread is the one that may write now; it then must {@link #release}. */
    boolean acquire() {
        return busy.compareAndSet(false, true);
    }

    /** Says when the thread that may write begins to. */
    void begin(Instant now) {
        begun = now;
    }

    void release() {
        begun = Instant.MAX;
        busy.set(false);
    }

    /** Whether a thread has been writing at least since then. */
    boolean isBusySince(Instant then) {
        return !begun.isAfter(then);
    }

    /** Tells what is new; may wait for a slow client. Answers whether the stream goes on. */
    boolean tell(RunViews.Look look, Instant now) {
        try {
            if (look.version() != seen) {
                write(event(look), now);
                seen = look.version();
            } else if (written.plus(SILENCE).isBefore(now)) {
                write(": nothing new\n\n", now);
            }
        } catch (IOException gone) {
            log.debug("A client stopped following run {}", runId, gone);
            return false;
        }
        return !look.isFinal();
    }

    /** Ends the stream for the client. */
    void close() {
        try {
            out.close();
        } catch (IOException gone) {
            log.debug("The client had gone before its stream ended", gone);
        }
    }

    private void write(String text, Instant now) throws IOException {
        out.write(text);
        written = now;
    }

    private String event(RunViews.Look look) throws JsonProcessingException {
        return "id: " + look.version() + "\ndata: " + json.writeValueAsString(look.view()) + "\n\n";
    }
}
