package io.autotag.api.webhook;

import io.autotag.store.Database;
import io.autotag.store.StoreException;
import io.autotag.store.WebhookCall;
import io.autotag.store.WebhookOutcome;
import io.autotag.store.WebhookQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Every API process has one, and none leads: each claims what nobody else has. What a process that
 * dies had in hand is sent again by another, so a webhook is told at least once, under the same uid.
 */
public final class WebhookRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookRelay.class);

    private static final int MOST_AT_A_TIME = 64;
    private static final int MOST_FOR_ONE = 4;
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long IDLE_SECONDS = 30;

    private final Database database;
    private final WebhookQueue queue;
    private final Courier courier;
    private final RetryDelays delays;
    private final Attempts attempts;
    private final Runnable lookAgain;
    private final Lanes lanes = new Lanes(MOST_AT_A_TIME, MOST_FOR_ONE);
    private final ExecutorService threads;

    /** @param lookAgain asks for another pass soon; answers at once */
    public WebhookRelay(
            Database database,
            WebhookQueue queue,
            Courier courier,
            RetryDelays delays,
            Attempts attempts,
            Runnable lookAgain) {
        this.database = database;
        this.queue = queue;
        this.courier = courier;
        this.delays = delays;
        this.attempts = attempts;
        this.lookAgain = lookAgain;
        // The lanes let no more in than half of these: a thread whose attempt has just ended is not free yet.
        this.threads = new ThreadPoolExecutor(
                0, 2 * MOST_AT_A_TIME, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), WebhookRelay::thread);
    }

    /** Begins all the attempts that are due and for which there is room; does not wait for them. */
    public void pass() {
        for (long webhookId : database.read(queue::waiting)) {
            int room = lanes.room(webhookId);
            if (room > 0) {
                List<WebhookCall> claimed = database.inTransaction(tx -> queue.claim(tx, webhookId, room));
                claimed.forEach(call -> begin(webhookId, call));
            }
        }
    }

    /** One attempt, here and now; what came of it is noted. */
    public WebhookOutcome attempt(WebhookCall call) {
        long start = System.nanoTime();
        WebhookOutcome outcome = courier.deliver(call);
        attempts.ended(outcome, Duration.ofNanos(System.nanoTime() - start));
        database.doInTransaction(tx -> queue.settle(tx, call, outcome, delays.after(call.attempt())));
        return outcome;
    }

    /** Attempts under way. */
    public int busy() {
        return lanes.busy();
    }

    /** Waits for the attempts under way, which end by themselves soon. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(long webhookId, WebhookCall call) {
        lanes.begin(webhookId);
        threads.execute(() -> {
            long start = System.nanoTime();
            boolean taken = false;
            try {
                taken = attempt(call).isDelivered();
            } catch (StoreException failure) {
                // The claim runs out by itself, and the delivery is sent again.
                log.warn("What came of delivery {} could not be noted", call.deliveryUid(), failure);
            } finally {
                boolean slow = System.nanoTime() - start > SLOW.toNanos();
                lanes.end(webhookId, slow || !taken);
                lookAgain.run();
            }
        });
    }

    private static Thread thread(Runnable work) {
        Thread created = new Thread(work, "webhook");
        created.setDaemon(true);
        return created;
    }
}
