package io.autotag.activity;

import io.autotag.store.ItemFailure;
import io.autotag.store.SourceScan;
import java.time.Duration;
import java.util.List;

/** Learns how the work of this worker goes, for those who count. Called by many threads; answers at once, never fails. */
public interface WorkMeter {

    /** What an item goes through; the last one with others in a batch. */
    enum Stage {
        /** Its file comes from the blob store. */
        READ,
        /** It is decoded and a model answers. */
        TAG,
        /** What was found is written. */
        WRITE
    }

    /** A stage is over, for one item or, in writing, one batch. */
    void took(Stage stage, Duration time);

    /**
     * A batch is written.
     *
     * @param tagged how many items a model has answered
     * @param failed those that could not be tagged
     */
    void written(int tagged, long predictions, List<ItemFailure> failed);

    /** A scan of a source has ended, as it says. */
    void scanned(SourceScan scan);

    /** Counts nothing. */
    static WorkMeter none() {
        return new WorkMeter() {
            @Override
            public void took(Stage stage, Duration time) {}

            @Override
            public void written(int tagged, long predictions, List<ItemFailure> failed) {}

            @Override
            public void scanned(SourceScan scan) {}
        };
    }
}
