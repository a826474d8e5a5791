package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "app_user")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class UserEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(insertable = false, updatable = false)
    private String uid;

    @Column(name = "org_id")
    private long orgId;

    private String login;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    UserEntity() {}

    UserEntity(long orgId, String login) {
        this.orgId = orgId;
        this.login = login;
    }

    User toRecord() {
        return new User(id, uid, orgId, login, createdAt);
    }
}
