package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.model.Tagged;

/** Answers encoded pictures with one model. Thread-safe; one call uses one core. */
interface PictureTagger extends AutoCloseable {

    /** @throws ItemProblem when this picture has no answer */
    Tagged tag(byte[] encodedPicture) throws ItemProblem;

    /** Returns at once; calls under way end by themselves. */
    @Override
    void close();
}
