package io.autotag.activity;

import io.autotag.blob.BlobException;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelException;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import io.autotag.provider.ProviderAwayException;
import io.autotag.store.FailureCode;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.WorkItem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files on the thread of the caller and answers them on the pool's, several at once. */
final class PooledItems implements ItemOrder {

    private static final Logger log = LoggerFactory.getLogger(PooledItems.class);

    private final Pictures pictures;
    private final PictureTagger tagger;
    private final InferencePool.Lane lane;

    PooledItems(Pictures pictures, PictureTagger tagger, InferencePool.Lane lane) {
        this.pictures = pictures;
        this.tagger = tagger;
        this.lane = lane;
    }

    @Override
    public CompletableFuture<ItemResult> hand(WorkItem item) {
        try {
            Picture picture = pictures.fetch(item.blobSha256());
            CompletableFuture<ItemResult> result = lane.submit(() -> answer(item, picture));
            return result.whenComplete((answer, failure) -> picture.close());
        } catch (ItemRefusal refusal) {
            return CompletableFuture.completedFuture(ItemResult.failed(item, refusal, Duration.ZERO));
        } catch (BlobException | UncheckedIOException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private ItemResult answer(WorkItem item, Picture picture) {
        WorkTime time = WorkTime.start();
        try {
            Tagged answer = tagger.tag(picture.bytes(), time);
            return ItemResult.found(item, Predictions.of(item.itemId(), answer), time.soFar());
        } catch (ItemProblem problem) {
            return ItemResult.failed(item, ItemRefusal.of(problem), time.soFar());
        } catch (ProviderAwayException | ModelException ofAllPictures) {
            throw ofAllPictures;
        } catch (StoreException failure) {
            // A secret could not be read just now: no picture is to blame for that.
            if (failure.code() == StoreError.UNAVAILABLE) {
                throw failure;
            }
            return failed(item, failure, time);
        } catch (RuntimeException bug) {
            // Pictures come from outside: what one of them trips over must not hold up the others.
            return failed(item, bug, time);
        }
    }

    private static ItemResult failed(WorkItem item, RuntimeException bug, WorkTime time) {
        log.error("An internal error at item {}", item.itemUid(), bug);
        ItemRefusal refusal = new ItemRefusal(
                FailureCode.CRASH,
                "An internal error came up at this picture; the worker's log has it under item " + item.itemUid()
                        + ".");
        return ItemResult.failed(item, refusal, time.soFar());
    }

    @Override
    public void close() {
        lane.close();
    }
}
