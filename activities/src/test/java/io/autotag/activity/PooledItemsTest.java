package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.model.Answer;
import io.autotag.model.BatchSizes;
import io.autotag.model.ItemProblem;
import io.autotag.model.PlainPicture;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import io.autotag.store.WorkItem;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that wait for a thread of the pool while it is at the first one: then they go in batches of three. */
final class PooledItemsTest {

    private static final byte[] PICTURE = PlainPicture.of(8, 8, Color.RED);
    private static final byte[] WITHOUT_ANSWER = PlainPicture.of(ColourTagger.WITHOUT_ANSWER, 8, Color.RED);
    private static final byte[] TRIPPING_OVER = PlainPicture.of(ColourTagger.TRIPPING_OVER, 8, Color.RED);

    @TempDir
    private Path folder;

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<String> noted = new CopyOnWriteArrayList<>();

    @Test
    void goInBatchesOfWhatWaits() {
        List<ItemResult> results = results(PICTURE, PICTURE, PICTURE, PICTURE, PICTURE);
        assertThat(results).hasSize(5).allMatch(result -> result.found().isPresent());
        assertThat(batches).containsExactly(3);
    }

    @Test
    void oneWithoutAnAnswerFailsAlone() {
        List<ItemResult> results = results(PICTURE, PICTURE, WITHOUT_ANSWER, PICTURE);
        assertThat(results.stream().map(result -> result.found().isPresent())).containsExactly(true, true, false, true);
        assertThat(batches).containsExactly(3);
    }

    @Test
    void oneThatTripsTheModelUpTakesNoOtherAlong() {
        List<ItemResult> results = results(PICTURE, PICTURE, TRIPPING_OVER, PICTURE);
        assertThat(results.stream().map(result -> result.found().isPresent())).containsExactly(true, true, false, true);
        assertThat(batches).containsExactly(3);
    }

    @Test
    void areNotedWhileAThreadIsAtThem() {
        results(PICTURE, PICTURE, PICTURE, PICTURE);
        assertThat(noted).startsWith("begin [1]", "end [1]", "begin [2, 3, 4]");
    }

    private List<ItemResult> results(byte[]... files) {
        Batching tagger = new Batching();
        DirectoryBlobStore blobs = new DirectoryBlobStore(folder);
        Pictures pictures = new Pictures(blobs, 1 << 20, new ByteBudget(1 << 20), WorkMeter.none());
        try (InferencePool pool = InferencePool.start(1);
                PooledItems items = PooledItems.with(pictures, tagger, pool, 1, this::note)) {
            List<CompletableFuture<ItemResult>> results = new ArrayList<>();
            for (byte[] file : files) {
                String sha256 = World.put(blobs, file).sha256();
                results.add(items.hand(
                        new WorkItem(results.size(), results.size() + 1, "uid", "key", sha256, "image/png")));
                Latches.await(tagger.begun);
            }
            tagger.goOn.countDown();
            return results.stream().map(CompletableFuture::join).toList();
        }
    }

    private UnderWork.Note note(List<Long> ids) {
        noted.add("begin " + ids);
        return () -> noted.add("end " + ids);
    }

    /** Begins with one picture, and waits in it until it may go on. */
    private final class Batching implements PictureTagger {

        private final ColourTagger colours = new ColourTagger();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public BatchSizes together() {
            return BatchSizes.full(3);
        }

        @Override
        public Tagged tag(byte[] encodedPicture, WorkTime time) throws ItemProblem {
            begun.countDown();
            Latches.await(goOn);
            return colours.tag(encodedPicture, time);
        }

        @Override
        public List<Answer> tag(List<byte[]> encodedPictures, WorkTime time) {
            batches.add(encodedPictures.size());
            return PictureTagger.super.tag(encodedPictures, time);
        }

        @Override
        public void close() {
            colours.close();
        }
    }
}
