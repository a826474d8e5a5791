package io.autotag.api;

import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.NewApiKey;
import io.autotag.store.Organisation;
import io.autotag.store.Role;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An installation without an organisation gets one, with a user and a key that may do everything. */
final class FirstStart {

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final String ORGANISATION = "default";
    private static final String LOGIN = "admin";

    private final Database database;
    private final AccountRepository accounts = new AccountRepository();
    private final KeyRepository keys = new KeyRepository();

    FirstStart(Database database) {
        this.database = database;
    }

    /** Leaves the key in the file, for its owner's eyes only. Of several processes that start at once one does it. */
    void prepare(Path keyFile) {
        if (!database.read(accounts::isEmpty)) {
            return;
        }
        try {
            database.doInTransaction(tx -> found(tx, keyFile));
            log.info("First start: the key of the administrator lies in {}", keyFile);
        } catch (StoreException failure) {
            if (failure.code() != StoreError.CONFLICT) {
                throw failure;
            }
            log.info("Another process made the first start");
        }
    }

    private void found(Transaction tx, Path keyFile) {
        Organisation organisation = accounts.createOrganisation(tx, "Default", ORGANISATION);
        User user = accounts.createUser(tx, organisation.id(), LOGIN);
        KeySecret secret = KeySecret.generate(new SecureRandom());
        keys.issue(tx, new NewApiKey(organisation.id(), user.id(), "first key", Role.ADMIN, null), secret);
        // Before the commit: a key that only the database knows would lock everybody out.
        write(keyFile.toAbsolutePath(), secret.text());
    }

    private static void write(Path file, String key) {
        try {
            Path directory = file.getParent();
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(
                    directory,
                    "key",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, key + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first key to " + file, e);
        }
    }
}
