package io.autotag.store;

import org.jspecify.annotations.Nullable;

/** Work inside one transaction; an exception rolls it back. */
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object> {

    T run(Transaction tx);
}
