package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.model.ItemProblem;
import io.autotag.model.PlainPicture;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import io.autotag.store.WorkItem;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model at which callers wait for their turn: nobody is busy meanwhile. */
final class BusyTimeTest {

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final byte[] PICTURE = PlainPicture.of(8, 8, Color.RED);

    @TempDir
    private Path folder;

    @Test
    void anItemIsNotBusyWhileItWaits() {
        DirectoryBlobStore blobs = new DirectoryBlobStore(folder);
        String sha256 = World.put(blobs, PICTURE).sha256();
        Pictures pictures = new Pictures(blobs, 1 << 20, new ByteBudget(1 << 20), WorkMeter.none());
        long begun = System.nanoTime();
        try (InferencePool pool = InferencePool.start(1);
                PooledItems items = PooledItems.with(pictures, new Waiting(), pool, 1, ids -> UnderWork.Note.NONE)) {
            ItemResult result = items.hand(new WorkItem(0, 1, "uid", "key", sha256, "image/png"))
                    .join();
            assertThat(result.found()).isPresent();
            assertThat(result.busy().plus(WAIT)).isLessThanOrEqualTo(since(begun));
        }
    }

    @Test
    void aPreviewTakesNoTimeWhileItWaits() throws ItemProblem {
        long begun = System.nanoTime();
        long millis = PreviewActivitiesImpl.preview(new Waiting(), PICTURE).millis();
        assertThat(WAIT.plusMillis(millis)).isLessThanOrEqualTo(since(begun));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** All it does is wait. */
    private static final class Waiting implements PictureTagger {

        @Override
        public Tagged tag(byte[] encodedPicture, WorkTime time) {
            time.without(() -> {
                long begun = System.nanoTime();
                while (since(begun).compareTo(WAIT) < 0) {
                    Thread.onSpinWait();
                }
            });
            return new Tagged(8, 8, List.of());
        }

        @Override
        public void close() {}
    }
}
