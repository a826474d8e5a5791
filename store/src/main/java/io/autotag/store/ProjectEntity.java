package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "project")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProjectEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(insertable = false, updatable = false)
    private String uid;

    @Column(name = "org_id")
    private long orgId;

    @Column(name = "owner_name")
    private String ownerName;

    private String name;
    private String slug;

    @Column(insertable = false)
    private String status;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    ProjectEntity() {}

    ProjectEntity(NewProject project) {
        this.orgId = project.orgId();
        this.ownerName = project.ownerName();
        this.name = project.name();
        this.slug = project.slug();
    }

    Project toRecord() {
        return new Project(id, uid, orgId, ownerName, name, slug, status, createdAt, updatedAt);
    }
}
