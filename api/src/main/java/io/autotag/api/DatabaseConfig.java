package io.autotag.api;

import io.autotag.store.DatabaseSettings;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Where PostgreSQL is and how many connections this process may open: the sum of both pools.
 *
 * @param queryPoolSize for what people ask of the data
 */
record DatabaseConfig(
        @NotBlank String url,
        @NotBlank String user,
        @NotNull String password,
        @Min(2) int poolSize,
        @Min(2) int queryPoolSize) {

    DatabaseSettings settings() {
        return new DatabaseSettings(url, user, password, poolSize);
    }

    DatabaseSettings querySettings() {
        return new DatabaseSettings(url, user, password, queryPoolSize);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + url + ", user=" + user + ", poolSize=" + poolSize + ", queryPoolSize="
                + queryPoolSize + "]";
    }
}
