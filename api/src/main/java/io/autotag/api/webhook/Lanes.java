package io.autotag.api.webhook;

import java.util.HashMap;
import java.util.Map;

/**
 * How many attempts a process makes at a time: some for each webhook, one for a webhook that was slow or failed last, and
 * half of all for such webhooks together. So those that do well always find room. Thread-safe.
 */
final class Lanes {

    private final int all;
    private final int each;
    private final Map<Long, Lane> lanes = new HashMap<>();
    private int busy;
    private int busyWithStrained;

    /**
     * @param all attempts at a time
     * @param each of these for one webhook
     */
    Lanes(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** What is known of a webhook. */
    private static final class Lane {

        private int busy;
        private int busyWhileStrained;
        private boolean strained;
    }

    /** How many attempts may begin for the webhook now. */
    synchronized int room(long webhookId) {
        Lane lane = lanes.getOrDefault(webhookId, new Lane());
        int room = all - busy;
        return Math.max(
                0,
                lane.strained
                        ? Math.min(Math.min(room, all / 2 - busyWithStrained), 1 - lane.busy)
                        : Math.min(room, each - lane.busy));
    }

    synchronized void begin(long webhookId) {
        Lane lane = lanes.computeIfAbsent(webhookId, id -> new Lane());
        lane.busy++;
        busy++;
        if (lane.strained) {
            lane.busyWhileStrained++;
            busyWithStrained++;
        }
    }

    /** @param strained whether the attempt failed or took long */
    synchronized void end(long webhookId, boolean strained) {
        Lane lane = lanes.computeIfAbsent(webhookId, id -> new Lane());
        lane.busy--;
        busy--;
        if (lane.busyWhileStrained > 0) {
            lane.busyWhileStrained--;
            busyWithStrained--;
        }
        lane.strained = strained;
        if (lane.busy == 0 && !strained) {
            lanes.remove(webhookId);
        }
    }

    synchronized int busy() {
        return busy;
    }
}
