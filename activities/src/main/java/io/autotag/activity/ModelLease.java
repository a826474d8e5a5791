package io.autotag.activity;

/** The use of a model that stays open at least until this is closed. Closing is idempotent. */
interface ModelLease extends AutoCloseable {

    PictureTagger tagger();

    @Override
    void close();
}
