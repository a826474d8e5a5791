package io.autotag.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "model_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ModelVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(insertable = false, updatable = false)
    private String uid;

    @Column(name = "model_id")
    private long modelId;

    private int version;

    @Column(name = "blob_sha256")
    private String blobSha256;

    @Column(name = "card_yaml")
    private String cardYaml;

    @Column(name = "card_sha256")
    private String cardSha256;

    private String head;
    private String reason;
    private String level;

    @Column(name = "training_set")
    private String trainingSet;

    private String state;

    @Column(insertable = false, updatable = false)
    private String notes;

    @Column(name = "previewed_at", insertable = false, updatable = false)
    private @Nullable Instant previewedAt;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    ModelVersionEntity() {}

    ModelVersionEntity(Model model, int number, NewModelVersion version) {
        String named = version.trainingSet();
        this.modelId = model.id();
        this.version = number;
        this.blobSha256 = version.blobSha256();
        this.cardYaml = version.cardYaml();
        this.cardSha256 = version.cardSha256();
        this.head = version.head();
        this.reason = version.reason();
        this.level = Words.of(version.level());
        this.trainingSet = named == null ? model.name() + "@" + number : named;
        this.state = Words.of(VersionState.DRAFT);
    }

    long id() {
        return id;
    }

    long modelId() {
        return modelId;
    }

    ModelVersion toRecord(Model model, List<String> labels, Map<String, Double> metrics, List<ModelTuning> tunings) {
        return new ModelVersion(
                id,
                uid,
                modelId,
                model.uid(),
                model.name(),
                model.orgId(),
                version,
                blobSha256,
                cardYaml,
                cardSha256,
                head,
                reason,
                Level.valueOf(level.toUpperCase(Locale.ROOT)),
                trainingSet,
                labels,
                VersionState.valueOf(state.toUpperCase(Locale.ROOT)),
                notes,
                metrics,
                tunings,
                previewedAt,
                createdAt);
    }
}
