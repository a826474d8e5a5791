package io.autotag.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Removes objects that nobody has put lately, though an object store cannot remove on a condition. Whoever removes leaves
 * a mark first and looks at the object's age only then; whoever puts looks for a mark only afterwards, and waits until it
 * is gone. So one of the two sees the other. Times are those of the store's own clock, except for how long a removal may
 * take.
 */
final class S3Removal {

    /** From the mark to the order to remove; the order itself has as long as a short call. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A mark that is so much older than a put belongs to a process that has ended. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** Object stores tell full seconds. */
    private static final Duration COARSE = Duration.ofSeconds(1);

    private final S3Bucket bucket;

    S3Removal(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** Whether an object of this time counts as put before then. */
    static boolean isBefore(Instant lastModified, Instant time) {
        return lastModified.plus(COARSE).isBefore(time);
    }

    /**
     * Does nothing where another process is at it. A removal of which nobody knows how it went leaves its mark behind:
     * it may still come about.
     */
    void remove(String key, String mark, Instant time) {
        if (!bucket.create(mark, "")) {
            return;
        }
        long begun = System.nanoTime();
        Optional<S3Bucket.Seen> seen = bucket.look(key);
        if (seen.isPresent() && isBefore(seen.get().lastModified(), time)) {
            if (System.nanoTime() - begun < LONGEST.toNanos()) {
                bucket.delete(key);
            }
        }
        bucket.delete(mark);
    }

    /** Whether an object that was just put is there to stay; false when it was removed at the same moment. */
    boolean stays(String key, String mark) {
        long due = System.nanoTime() + ABANDONED.toNanos();
        while (System.nanoTime() < due) {
            Optional<S3Bucket.Seen> removal = bucket.look(mark);
            Optional<S3Bucket.Seen> put = bucket.look(key);
            if (put.isEmpty()) {
                return false;
            }
            if (removal.isEmpty() || isAbandoned(removal.get(), put.get())) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static boolean isAbandoned(S3Bucket.Seen removal, S3Bucket.Seen put) {
        return removal.lastModified().plus(ABANDONED).isBefore(put.lastModified());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BlobException(BlobError.UNAVAILABLE, "The process is going down.", interrupted);
        }
    }
}
