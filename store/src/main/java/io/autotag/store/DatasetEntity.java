package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

@Entity
@Table(name = "dataset")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DatasetEntity {

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

    @Column(name = "data_type")
    private String dataType;

    private String visibility;
    private String status;

    @Column(name = "item_count", insertable = false, updatable = false)
    private long itemCount;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    DatasetEntity() {}

    DatasetEntity(NewDataset dataset) {
        this.orgId = dataset.orgId();
        this.ownerName = dataset.ownerName();
        this.name = dataset.name();
        this.slug = dataset.slug();
        this.dataType = dataset.dataType();
        this.visibility = Words.of(dataset.visibility());
        this.status = Words.of(dataset.status());
    }

    Dataset toRecord() {
        return new Dataset(
                id,
                uid,
                orgId,
                ownerName,
                name,
                slug,
                dataType,
                Visibility.valueOf(visibility.toUpperCase(Locale.ROOT)),
                DatasetStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                itemCount,
                createdAt,
                updatedAt);
    }
}
