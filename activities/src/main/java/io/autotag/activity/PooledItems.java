package io.autotag.activity;

import io.autotag.activity.InferencePool.Piece;
import io.autotag.blob.BlobException;
import io.autotag.model.Answer;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelException;
import io.autotag.model.WorkTime;
import io.autotag.provider.ProviderAwayException;
import io.autotag.store.FailureCode;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.WorkItem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files on the thread of the caller and answers them on the pool's, several at once and in batches. */
final class PooledItems implements ItemOrder {

    private static final Logger log = LoggerFactory.getLogger(PooledItems.class);

    private final Pictures pictures;
    private final InferencePool.Lane<Fetched, ItemResult> lane;

    /** An item with its file. */
    private record Fetched(WorkItem item, Picture picture) {}

    private PooledItems(Pictures pictures, InferencePool.Lane<Fetched, ItemResult> lane) {
        this.pictures = pictures;
        this.lane = lane;
    }

    /**
     * @param weight among all who use the pool, 1 or more
     * @param notes opened by a thread of the pool before it is at items of these ids, and closed afterwards
     */
    static PooledItems with(
            Pictures pictures,
            PictureTagger tagger,
            InferencePool pool,
            int weight,
            Function<List<Long>, UnderWork.Note> notes) {
        return new PooledItems(pictures, pool.lane(weight, tagger.together(), pieces -> {
            UnderWork.Note note = notes.apply(ids(pieces));
            try {
                answer(tagger, pieces);
            } finally {
                note.close();
            }
        }));
    }

    private static List<Long> ids(List<Piece<Fetched, ItemResult>> pieces) {
        return pieces.stream().map(piece -> piece.what().item().itemId()).toList();
    }

    @Override
    public CompletableFuture<ItemResult> hand(WorkItem item) {
        try {
            Picture picture = pictures.fetch(item.blobSha256());
            CompletableFuture<ItemResult> result = lane.submit(new Fetched(item, picture));
            return result.whenComplete((answer, failure) -> picture.close());
        } catch (ItemRefusal refusal) {
            return CompletableFuture.completedFuture(ItemResult.failed(item, refusal, Duration.ZERO));
        } catch (BlobException | UncheckedIOException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static void answer(PictureTagger tagger, List<Piece<Fetched, ItemResult>> pieces) {
        if (pieces.size() == 1 || !areAnswered(tagger, pieces)) {
            pieces.forEach(piece -> piece.answer().completeAsync(() -> one(tagger, piece.what()), Runnable::run));
        }
    }

    /** False where one of them trips the model up: alone it does not take the others along. */
    private static boolean areAnswered(PictureTagger tagger, List<Piece<Fetched, ItemResult>> pieces) {
        WorkTime time = WorkTime.start();
        try {
            List<Answer> answers = tagger.tag(
                    pieces.stream().map(piece -> piece.what().picture().bytes()).toList(), time);
            Duration each = time.soFar().dividedBy(pieces.size());
            for (int i = 0; i < pieces.size(); i++) {
                Answer answer = answers.get(i);
                pieces.get(i).answer().complete(result(pieces.get(i).what().item(), answer, () -> each));
            }
            return true;
        } catch (RuntimeException ofOne) {
            log.error("An internal error at a batch of {} items, which are done one by one", pieces.size(), ofOne);
            return false;
        }
    }

    private static ItemResult one(PictureTagger tagger, Fetched fetched) {
        WorkItem item = fetched.item();
        WorkTime time = WorkTime.start();
        try {
            return result(item, () -> tagger.tag(fetched.picture().bytes(), time), time::soFar);
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

    private static ItemResult result(WorkItem item, Answer answer, Supplier<Duration> busy) {
        try {
            return ItemResult.found(item, Predictions.of(item.itemId(), answer.get()), busy.get());
        } catch (ItemProblem problem) {
            return ItemResult.failed(item, ItemRefusal.of(problem), busy.get());
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
