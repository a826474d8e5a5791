package io.autotag.api.run;

import io.autotag.workflow.ThumbnailRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects which pictures need small forms and has them made a handful at a time, so that a page full of new pictures is
 * a few errands for the workers and not hundreds. Thread-safe.
 */
public final class ThumbnailOrders {

    private static final Logger log = LoggerFactory.getLogger(ThumbnailOrders.class);

    /** Errands under way at once: more would only wait in the workers' queue. */
    private static final int MOST_ERRANDS = 4;

    /** Pictures that wait here: whoever comes then asks again later. */
    private static final int MOST_WAITING = 2_000;

    private final Function<ThumbnailRequest, CompletableFuture<Void>> workers;
    private final Map<String, CompletableFuture<Void>> waiting = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> underWay = new LinkedHashMap<>();
    private int errands;

    public ThumbnailOrders(ThumbnailCaller workers) {
        this(workers::make);
    }

    /** @param workers begin an errand; the future ends with it */
    ThumbnailOrders(Function<ThumbnailRequest, CompletableFuture<Void>> workers) {
        this.workers = workers;
    }

    /**
     * Asks for the small forms of a picture. The future ends when a worker has ended with it, in success or not, and fails
     * when none could be asked. Somebody must call {@link #pass} then.
     */
    public synchronized CompletableFuture<Void> order(String sha256) {
        CompletableFuture<Void> going = underWay.get(sha256);
        if (going != null) {
            return going;
        }
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(sha256)) {
            return CompletableFuture.failedFuture(new IllegalStateException("too many thumbnails are waited for"));
        }
        return waiting.computeIfAbsent(sha256, key -> new CompletableFuture<>());
    }

    /** Sends off what waits, as far as there is room. */
    public void pass() {
        for (Map<String, CompletableFuture<Void>> batch = next(); !batch.isEmpty(); batch = next()) {
            send(batch);
        }
    }

    private void send(Map<String, CompletableFuture<Void>> batch) {
        try {
            CompletableFuture<Void> unused = workers.apply(new ThumbnailRequest(List.copyOf(batch.keySet())))
                    .whenComplete((nothing, failure) -> {
                        end(batch, failure);
                        pass();
                    });
        } catch (TemporalAwayException away) {
            end(batch, away);
        } catch (RuntimeException failure) {
            // An errand that never began must not be counted for ever.
            log.warn("Thumbnails could not be asked for", failure);
            end(batch, failure);
        }
    }

    private synchronized Map<String, CompletableFuture<Void>> next() {
        Map<String, CompletableFuture<Void>> batch = new LinkedHashMap<>();
        if (errands < MOST_ERRANDS) {
            for (String sha256 :
                    new ArrayList<>(waiting.keySet()).subList(0, Math.min(ThumbnailRequest.MOST, waiting.size()))) {
                CompletableFuture<Void> future = waiting.remove(sha256);
                if (future != null) {
                    batch.put(sha256, future);
                }
            }
            underWay.putAll(batch);
            errands += batch.isEmpty() ? 0 : 1;
        }
        return batch;
    }

    private void end(Map<String, CompletableFuture<Void>> batch, @Nullable Throwable failure) {
        synchronized (this) {
            underWay.keySet().removeAll(batch.keySet());
            errands--;
        }
        batch.values().forEach(future -> {
            if (failure == null) {
                future.complete(null);
            } else {
                future.completeExceptionally(failure);
            }
        });
    }
}
