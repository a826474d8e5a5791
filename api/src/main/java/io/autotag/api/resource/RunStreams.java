package io.autotag.api.resource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.error.ApiException;
import io.autotag.api.resource.RunViews.Look;
import io.autotag.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ChunkedOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody who follows a run. A stream holds no thread: each run that is followed is read once a look, and a few threads
 * write to those who have something to hear, at most one thread to each. A client that does not read holds the thread
 * that writes to it until the server gives its connection up; each of these is made up for by another thread, so that
 * the others hear as soon as ever.
 */
public final class RunStreams implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunStreams.class);
    private static final int WRITERS = 4;

    /** A write that takes longer waits for the client; others take what a socket holds at once. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final RunViews views;
    private final ObjectMapper json;
    private final Clock clock;
    private final int most;
    private final Set<RunStream> open = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor writers;

    /** @param most streams at once */
    public RunStreams(RunViews views, ObjectMapper json, Clock clock, int most) {
        this.views = views;
        this.json = json;
        this.clock = clock;
        this.most = most;
        this.writers = new ThreadPoolExecutor(
                WRITERS, WRITERS + most, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), RunStreams::thread);
    }

    /** Adds a client; the next look serves it. Its first event is the run as it is, unless it knows that already. */
    ChunkedOutput<String> follow(long runId, long seen) {
        if (open.size() >= most) {
            throw ApiException.unavailable(
                    "Too many event streams are open (" + most + "); read the run itself from time to time instead.");
        }
        ChunkedOutput<String> out = new ChunkedOutput<>(String.class);
        open.add(new RunStream(runId, json, out, seen, clock.instant()));
        return out;
    }

    /** Looks at every run that is followed. */
    public void look() {
        writers.setCorePoolSize(WRITERS + Math.min(most, stalled()));
        Map<Long, Optional<Look>> looks = new HashMap<>();
        for (RunStream stream : open) {
            Optional<Look> look = looks.computeIfAbsent(stream.runId(), this::lookAt);
            if (stream.acquire()) {
                writers.execute(() -> serve(stream, look));
            }
        }
    }

    private int stalled() {
        Instant begun = clock.instant().minus(PROMPT);
        return (int) open.stream().filter(stream -> stream.isBusySince(begun)).count();
    }

    private Optional<Look> lookAt(long runId) {
        try {
            return Optional.of(views.look(runId));
        } catch (StoreException gone) {
            log.warn("Run {} cannot be followed; its streams end, clients come back", runId, gone);
            return Optional.empty();
        }
    }

    /** Without a look the stream ends. */
    private void serve(RunStream stream, Optional<Look> look) {
        try {
            stream.begin(clock.instant());
            if (look.isEmpty() || !stream.tell(look.get(), clock.instant())) {
                end(stream);
            }
        } finally {
            stream.release();
        }
    }

    /** It counts until it is closed, for that is a write too. */
    private void end(RunStream stream) {
        stream.close();
        open.remove(stream);
    }

    /** How many clients follow a run now. */
    public int size() {
        return open.size();
    }

    @Override
    public void close() {
        writers.shutdownNow();
        open.forEach(this::end);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "run-events");
        thread.setDaemon(true);
        return thread;
    }
}
