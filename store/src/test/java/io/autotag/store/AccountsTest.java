package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AccountsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final KeyRepository keys = new KeyRepository();
    private TestDatabase test;
    private Seed seed;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 0);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aSecretLeadsToItsHolder() {
        KeySecret secret = KeySecret.generate(new SecureRandom());
        ApiKey key = issue(secret, null);
        assertThat(holder(secret)).contains(new KeyHolder(key, seed.user()));
        assertThat(holder(KeySecret.generate(new SecureRandom()))).isEmpty();
    }

    @Test
    void aLoginIsTakenInSmallAndCapitalLetters() {
        AccountRepository accounts = new AccountRepository();
        long org = seed.organisation().id();
        test.database().doInTransaction(tx -> accounts.createUser(tx, org, "Ana"));
        assertThatThrownBy(() -> test.database().doInTransaction(tx -> accounts.createUser(tx, org, "aNA")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("\"aNA\" already");
        assertThatThrownBy(() -> test.database()
                        .doInTransaction(tx -> tx.sql("INSERT INTO app_user (org_id, login) VALUES (?, ?)", org, "ANA")
                                .update()))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        KeySecret secret = KeySecret.generate(new SecureRandom());
        issue(secret, null);
        String row = test.database()
                .read(tx -> tx.sql("SELECT k::text AS line FROM api_key k").one(found -> found.text("line")));
        assertThat(row).contains(secret.text().substring(0, 12)).doesNotContain(secret.text());
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    @Test
    void aKeyDiesWithItsTimeAndWithItsRevocation() {
        KeySecret secret = KeySecret.generate(new SecureRandom());
        ApiKey key = issue(secret, NOW.plusSeconds(1));
        assertThat(key.isLive(NOW)).isTrue();
        assertThat(key.isLive(NOW.plusSeconds(1))).isFalse();
        test.database().doInTransaction(tx -> revoke(tx, key, key));
        assertThat(holder(secret)).map(found -> found.key().isLive(NOW)).contains(false);
        assertThat(list()).isEmpty();
    }

    @Test
    void onlyTheOwnOrganisationRevokesAKey() {
        Seed stranger = Seed.plant(test.database(), "strange", 0);
        ApiKey foreign = issue(stranger, KeySecret.generate(new SecureRandom()), null);
        ApiKey key = issue(KeySecret.generate(new SecureRandom()), null);
        assertThatThrownBy(() -> test.database().doInTransaction(tx -> revoke(tx, foreign, key)))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.NOT_FOUND));
        assertThat(list()).containsExactly(key);
    }

    @Test
    void ofTwoKeysThatDeleteEachOtherAtTheSameTimeOneRemains() {
        ApiKey one = issue(KeySecret.generate(new SecureRandom()), null);
        ApiKey other = issue(KeySecret.generate(new SecureRandom()), null);
        Runnable theOtherWayRound = () -> test.database().doInTransaction(tx -> revoke(tx, other, one));
        CompletableFuture<Void> late = test.database().inTransaction(tx -> {
            revoke(tx, one, other);
            return CompletableFuture.runAsync(theOtherWayRound);
        });
        assertThatThrownBy(late::join).hasRootCauseMessage("The key that asks for this was itself deleted meanwhile.");
        assertThat(list()).containsExactly(one);
    }

    @Test
    void notesUseAtMostOnceAMinute() {
        ApiKey key = issue(KeySecret.generate(new SecureRandom()), null);
        for (Instant time : List.of(NOW, NOW.plusSeconds(30))) {
            test.database().doInTransaction(tx -> keys.touch(tx, key.id(), time));
        }
        assertThat(list()).singleElement().extracting(ApiKey::lastUsedAt).isEqualTo(NOW);
    }

    @Test
    void eachRoleCoversThoseBelowIt() {
        assertThat(Role.ADMIN.covers(Role.OPERATOR)).isTrue();
        assertThat(Role.VIEWER.covers(Role.VIEWER)).isTrue();
        assertThat(Role.VIEWER.covers(Role.ANNOTATOR)).isFalse();
    }

    private void revoke(Transaction tx, ApiKey by, ApiKey key) {
        keys.revoke(tx, by.orgId(), Optional.of(by.uid()), key.uid(), NOW);
    }

    private ApiKey issue(KeySecret secret, @Nullable Instant expiresAt) {
        return issue(seed, secret, expiresAt);
    }

    private ApiKey issue(Seed world, KeySecret secret, @Nullable Instant expiresAt) {
        NewApiKey key = new NewApiKey(world.organisation().id(), world.user().id(), "laptop", Role.ADMIN, expiresAt);
        return test.database().inTransaction(tx -> keys.issue(tx, key, secret));
    }

    private Optional<KeyHolder> holder(KeySecret secret) {
        return test.database().read(tx -> keys.findHolder(tx, secret));
    }

    private List<ApiKey> list() {
        return test.database().read(tx -> keys.list(tx, seed.organisation().id(), Page.first(10)));
    }
}
