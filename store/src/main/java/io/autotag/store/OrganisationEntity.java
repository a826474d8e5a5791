package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "organisation")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OrganisationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(insertable = false, updatable = false)
    private String uid;

    private String name;
    private String slug;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    OrganisationEntity() {}

    OrganisationEntity(String name, String slug) {
        this.name = name;
        this.slug = slug;
    }

    Organisation toRecord() {
        return new Organisation(id, uid, name, slug, createdAt);
    }
}
