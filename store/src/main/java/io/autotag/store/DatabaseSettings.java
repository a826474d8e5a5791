package io.autotag.store;

/**
 * Where the database is.
 *
 * @param poolSize the most connections this process opens, at least 2
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int poolSize) {

    public DatabaseSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw StoreException.invalid("The database address starts with jdbc:postgresql:.");
        }
        if (poolSize < 2) {
            throw StoreException.invalid("The database pool has at least 2 connections.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + jdbcUrl + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
}
