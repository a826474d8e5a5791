package io.autotag.api;

import io.autotag.store.DatabaseSettings;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** Where PostgreSQL is and how many connections this process may open. */
record DatabaseConfig(@NotBlank String url, @NotBlank String user, @NotNull String password, @Min(2) int poolSize) {

    DatabaseSettings settings() {
        return new DatabaseSettings(url, user, password, poolSize);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
}
