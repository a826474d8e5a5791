package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.blob.DirectoryBlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import io.autotag.store.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCacheTest {

    private static final int FILE_BYTES = 100;

    @TempDir
    private Path folder;

    private final List<ColourTagger> opened = new ArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private DirectoryBlobStore blobs;
    private ModelFiles files;
    private ModelCache cache;

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder.resolve("blobs"));
        files = new ModelFiles(folder.resolve("models"), blobs, 1 << 20);
        cache = new ModelCache(files, this::openTagger, 2 * FILE_BYTES);
    }

    @Test
    void opensOnceForAllWhoAskAtTheSameTime() throws Exception {
        ModelVersion version = version(1, "card");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<PictureTagger>> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asking.add(() -> cache.lease(version).tagger());
        }
        for (Future<PictureTagger> tagger : threads.invokeAll(asking)) {
            assertThat(tagger.get()).isSameAs(opened.get(0));
        }
        threads.shutdown();
        assertThat(opened).hasSize(1);
    }

    @Test
    void keepsWhatNobodyUsesForTheNextOne() {
        cache.lease(version(1, "card")).close();
        cache.lease(version(1, "card")).close();
        assertThat(opened).hasSize(1);
    }

    @Test
    void theSameFileWithAnotherCardIsAnotherModel() {
        cache.lease(version(1, "card"));
        cache.lease(version(1, "other"));
        assertThat(opened).hasSize(2);
    }

    @Test
    void noOrganisationUsesWhatIsOpenForAnother() {
        String file = version(1, "card").blobSha256();
        cache.lease(version(1, file, "card"));
        cache.lease(version(2, file, "card"));
        assertThat(opened).hasSize(2);
    }

    @Test
    void theLeastRecentlyUsedGoesWhenThereIsNoRoom() {
        cache.lease(version(1, "card")).close();
        cache.lease(version(2, "card")).close();
        cache.lease(version(1, "card")).close();
        cache.lease(version(3, "card")).close();
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(0, 1, 0);
    }

    @Test
    void whatIsInUseStaysWhateverTheRoom() {
        ModelLease first = cache.lease(version(1, "card"));
        ModelLease second = cache.lease(version(2, "card"));
        ModelLease third = cache.lease(version(3, "card"));
        second.close();
        second.close();
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(0, 1, 0);
        first.close();
        third.close();
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(0, 1, 0);
    }

    @Test
    void closesAllInTheEnd() {
        cache.lease(version(1, "card"));
        cache.lease(version(2, "card")).close();
        cache.close();
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(1, 1);
    }

    @Test
    void whatIsRenewedGoesWhenNobodyUsesItAndIsOpenedAnew() {
        ModelVersion version = version(1, "card");
        ModelLease first = cache.lease(version);
        cache.renew(version);
        ModelLease second = cache.lease(version);
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(0, 0);
        first.close();
        second.close();
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(1, 0);
        cache.renew(version);
        assertThat(opened).extracting(ColourTagger::closed).containsExactly(1, 1);
        cache.renew(version);
    }

    @Test
    void aFailureIsNotKept() {
        refusals.set(1);
        assertThatThrownBy(() -> cache.lease(version(1, "card"))).isInstanceOf(ModelException.class);
        assertThat(cache.lease(version(1, "card")).tagger()).isSameAs(opened.get(0));
    }

    @Test
    void saysThatTheFileIsMissing() {
        ModelVersion version = version("0".repeat(64), "card");
        assertThatThrownBy(() -> cache.lease(version))
                .isInstanceOf(ModelException.class)
                .hasMessage("The model's file is missing in the blob store: add the model again.");
    }

    @Test
    void saysThatTheFileIsDamaged() throws IOException {
        ModelVersion version = version(1, "card");
        String sha256 = version.blobSha256();
        Files.writeString(
                folder.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256), "something else");
        assertThatThrownBy(() -> cache.lease(version)).hasMessageContaining("damaged in the blob store");
        assertThat(folder.resolve("models")).isDirectoryNotContaining("glob:**.onnx");
    }

    @Test
    void aDamagedLocalCopyIsFetchedAgain() throws IOException {
        String sha256 = version(1, "card").blobSha256();
        Path file = files.fetch(sha256);
        Files.writeString(file, "half of i");
        assertThat(files.fetch(sha256)).isEqualTo(file).hasSize(FILE_BYTES);
    }

    @Test
    void aLookAtAModelLeavesNothingBehind() {
        String sha256 = version(1, "card").blobSha256();
        assertThatThrownBy(() -> files.lend(sha256, file -> {
                    assertThat(file).hasSize(FILE_BYTES);
                    throw new ModelException(ModelError.FILE, "It is not to be.");
                }))
                .hasMessage("It is not to be.");
        assertThat(folder.resolve("models")).isEmptyDirectory();
    }

    @Test
    void aLookAtAModelThatIsKeptLeavesItWhereItIs() {
        String sha256 = version(1, "card").blobSha256();
        Path kept = files.fetch(sha256);
        Path seen = files.lend(sha256, file -> file);
        assertThat(seen).isEqualTo(kept).exists();
    }

    private PictureTagger openTagger(Path file, ModelVersion version) {
        if (refusals.getAndDecrement() > 0) {
            throw new ModelException(ModelError.FILE, "It is not to be.");
        }
        ColourTagger tagger = new ColourTagger();
        opened.add(tagger);
        return tagger;
    }

    private ModelVersion version(int content, String card) {
        byte[] file = new byte[FILE_BYTES];
        file[0] = (byte) content;
        StoredBlob blob = World.put(blobs, file);
        return version(blob.sha256(), card);
    }

    private static ModelVersion version(String fileSha256, String card) {
        return version(1, fileSha256, card);
    }

    private static ModelVersion version(long orgId, String fileSha256, String card) {
        return Versions.of(orgId, fileSha256, card);
    }
}
