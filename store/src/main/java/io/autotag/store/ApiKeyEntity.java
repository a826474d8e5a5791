package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_key")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills the fields and reads the hash in queries
class ApiKeyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(insertable = false, updatable = false)
    private String uid;

    @Column(name = "org_id")
    private long orgId;

    @Column(name = "user_id")
    private long userId;

    private String name;
    private String prefix;
    private byte[] sha256;
    private String role;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    ApiKeyEntity() {}

    ApiKeyEntity(NewApiKey key, KeySecret secret) {
        this.orgId = key.orgId();
        this.userId = key.userId();
        this.name = key.name();
        this.prefix = secret.prefix();
        this.sha256 = secret.sha256();
        this.role = Words.of(key.role());
        this.expiresAt = key.expiresAt();
    }

    long userId() {
        return userId;
    }

    ApiKey toRecord() {
        Role known = Role.valueOf(role.toUpperCase(Locale.ROOT));
        return new ApiKey(id, uid, orgId, userId, name, prefix, known, expiresAt, lastUsedAt, revokedAt, createdAt);
    }
}
