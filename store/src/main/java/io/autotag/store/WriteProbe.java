package io.autotag.store;

/** Is told how far a write is; an exception from it aborts the write's transaction. */
@FunctionalInterface
public interface WriteProbe {

    void reached(WriteStep step);

    /** Does nothing. */
    static WriteProbe none() {
        return step -> {};
    }
}
