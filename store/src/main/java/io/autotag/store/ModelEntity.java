package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "model")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ModelEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(insertable = false, updatable = false)
    private String uid;

    @Column(name = "org_id")
    private long orgId;

    private String name;

    @Column(name = "active_version_id")
    private @Nullable Long activeVersionId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    ModelEntity() {}

    ModelEntity(long orgId, String name) {
        this.orgId = orgId;
        this.name = name;
    }

    Model toRecord() {
        return new Model(id, uid, orgId, name, activeVersionId, createdAt);
    }
}
