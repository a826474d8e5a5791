package io.autotag.ops;

import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import java.util.Optional;

/** The database of a worker, which never migrates it: the API does, and a worker that is earlier waits. */
final class WorkerStore {

    private WorkerStore() {}

    static Database open(DatabaseSettings settings) throws InterruptedException {
        Database database = Patience.until(() -> tryOpen(settings), "the database at " + settings.jdbcUrl());
        Patience.until(
                () -> isMigrated(settings) ? Optional.of(true) : Optional.empty(),
                "an API process to bring the schema of the database up to date");
        return database;
    }

    private static Optional<Database> tryOpen(DatabaseSettings settings) {
        try {
            return Optional.of(Database.open(settings));
        } catch (StoreException failure) {
            return notYet(failure);
        }
    }

    private static boolean isMigrated(DatabaseSettings settings) {
        try {
            return Database.isMigrated(settings);
        } catch (StoreException failure) {
            return notYet(failure).isPresent();
        }
    }

    private static <T> Optional<T> notYet(StoreException failure) {
        if (failure.code() == StoreError.UNAVAILABLE) {
            return Optional.empty();
        }
        throw failure;
    }
}
