package io.autotag.store;

/** Which installation the database is that of. A dump keeps it; a new database has another. */
public final class InstallationRepository {

    public String id(Transaction tx) {
        return tx.sql("SELECT id::text AS id FROM installation").one(row -> row.text("id"));
    }

    /** Whether the database refers to any file at all; a new one, or one that is yet to be restored, does not. */
    public boolean refersToBlobs(Transaction tx) {
        return tx.sql("SELECT EXISTS (SELECT 1 FROM blob) AS some").one(row -> row.truth("some"));
    }
}
