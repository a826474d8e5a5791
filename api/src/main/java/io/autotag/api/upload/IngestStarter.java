package io.autotag.api.upload;

/**
 * Learns that a dataset was finalised. The request to take its files in lies in the outbox already (see {@link
 * IngestOutbox}), so this only saves the wait: it answers at once, never fails, and may be lost.
 */
@FunctionalInterface
public interface IngestStarter {

    void nudge();
}
