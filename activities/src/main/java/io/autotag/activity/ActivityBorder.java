package io.autotag.activity;

import io.autotag.blob.BlobException;
import io.autotag.model.ModelException;
import io.autotag.provider.ProviderAwayException;
import io.autotag.source.SourceException;
import io.autotag.store.StoreException;
import io.autotag.workflow.FailureType;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The one place where failures become what workflows understand. Whatever is not listed here is a bug of ours and passes
 * as it is: it is tried again like an outage, and a run that meets it again and again says so.
 */
final class ActivityBorder {

    private ActivityBorder() {}

    /** Runs the body of an activity. */
    static <T extends @Nullable Object> T cross(Callable<T> body) {
        try {
            return body.call();
        } catch (StoreException failure) {
            throw type(failure).failure(sentence(failure), failure);
        } catch (BlobException failure) {
            throw type(failure).failure(sentence(failure), failure);
        } catch (SourceException failure) {
            FailureType type = failure.isLasting() ? FailureType.BAD_INPUT : FailureType.INFRASTRUCTURE;
            throw type.failure(failure.sentence(), failure);
        } catch (ModelException failure) {
            throw FailureType.MODEL_UNAVAILABLE.failure("The model cannot be used: " + failure.sentence(), failure);
        } catch (ProviderAwayException failure) {
            throw FailureType.INFRASTRUCTURE.failure(failure.sentence(), failure);
        } catch (ItemRefusal refusal) {
            throw FailureType.BAD_INPUT.failure(refusal.sentence(), refusal);
        } catch (UncheckedIOException failure) {
            throw FailureType.INFRASTRUCTURE.failure("The worker's disk does not answer as it should.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw FailureType.INFRASTRUCTURE.failure("The worker is going down.", interrupted);
        } catch (RuntimeException passing) {
            throw passing;
        } catch (Exception unforeseen) {
            // Callables may declare anything, ours throw nothing else: were one to, it would count as a bug like the
            // above.
            throw new IllegalStateException("An activity threw what it does not declare.", unforeseen);
        }
    }

    private static FailureType type(StoreException failure) {
        return switch (failure.code()) {
            case NOT_FOUND -> FailureType.NOT_FOUND;
            case INVALID -> FailureType.BAD_INPUT;
            case CONFLICT, UNAVAILABLE -> FailureType.INFRASTRUCTURE;
        };
    }

    private static FailureType type(BlobException failure) {
        return switch (failure.code()) {
            case NOT_FOUND, GONE -> FailureType.NOT_FOUND;
            case INVALID, TOO_LARGE -> FailureType.BAD_INPUT;
            case UNAVAILABLE, FULL -> FailureType.INFRASTRUCTURE;
        };
    }

    private static String sentence(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
