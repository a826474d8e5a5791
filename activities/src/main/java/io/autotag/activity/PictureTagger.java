package io.autotag.activity;

import io.autotag.model.Answer;
import io.autotag.model.BatchSizes;
import io.autotag.model.ItemProblem;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import io.autotag.provider.ProviderSession;
import java.util.List;
import java.util.Optional;

/** Answers encoded pictures with one model. Thread-safe; a call may wait for its turn at the model, and be helped by other cores. */
interface PictureTagger extends AutoCloseable {

    /**
     * @param time of the caller, without what it waits for others at this model
     * @throws ItemProblem when this picture has no answer
     */
    Tagged tag(byte[] encodedPicture, WorkTime time) throws ItemProblem;

    /** How many pictures are answered together. */
    default BatchSizes together() {
        return BatchSizes.ALONE;
    }

    /**
     * Answers several pictures, as many as go {@link #together} at most, in the order they have.
     *
     * @param time of all, without what is waited for others at this model
     */
    default List<Answer> tag(List<byte[]> encodedPictures, WorkTime time) {
        return encodedPictures.stream()
                .map(picture -> Answer.now(() -> tag(picture, time)))
                .toList();
    }

    /**
     * The threads that are to call it.
     *
     * @param cores one a core, for models that compute
     */
    default InferencePool threads(InferencePool cores) {
        return cores;
    }

    /** What it takes while it is open, besides its file. */
    default long moreBytes() {
        return 0;
    }

    /** The provider behind it, if there is one. */
    default Optional<ProviderSession> provider() {
        return Optional.empty();
    }

    /** Returns at once; calls under way end by themselves. */
    @Override
    void close();
}
