package io.autotag.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models of an organisation and their versions. */
public final class ModelRepository {

    /** @throws StoreException CONFLICT when the organisation has a model with the name */
    public Model create(Transaction tx, long orgId, String name) {
        ModelEntity entity = new ModelEntity(orgId, name);
        tx.insert(entity);
        return entity.toRecord();
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such model */
    public Model get(Transaction tx, long orgId, String uid) {
        return tx.session()
                .createSelectionQuery("from ModelEntity where orgId = :org and uid = :uid", ModelEntity.class)
                .setParameter("org", orgId)
                .setParameter("uid", uid)
                .uniqueResultOptional()
                .map(ModelEntity::toRecord)
                .orElseThrow(() -> StoreException.notFound("model"));
    }

    public List<Model> list(Transaction tx, long orgId, Page page) {
        return tx.session()
                .createSelectionQuery(
                        "from ModelEntity where orgId = :org and id < :before order by id desc", ModelEntity.class)
                .setParameter("org", orgId)
                .setParameter("before", page.before())
                .setMaxResults(page.limit())
                .getResultStream()
                .map(ModelEntity::toRecord)
                .toList();
    }

    /** @throws StoreException CONFLICT when it has a version */
    public void delete(Transaction tx, Model model) {
        tx.sql("SELECT 1 FROM model WHERE id = ? FOR UPDATE", model.id()).execute();
        int deleted = tx.sql(
                        "DELETE FROM model m WHERE m.id = ?"
                                + " AND NOT EXISTS (SELECT 1 FROM model_version v WHERE v.model_id = m.id)",
                        model.id())
                .update();
        if (deleted == 0) {
            throw StoreException.conflict("The model has versions, and what they found refers to them: it stays.");
        }
    }

    /** Adds a version as a draft, under the next number, and makes its labels known to the organisation. */
    public ModelVersion addVersion(Transaction tx, Model model, NewModelVersion version) {
        tx.sql("SELECT 1 FROM model WHERE id = ? FOR UPDATE", model.id()).execute();
        int number = tx.sql(
                        "SELECT coalesce(max(version), 0) + 1 AS number FROM model_version WHERE model_id = ?",
                        model.id())
                .one(row -> row.integer("number"));
        BlobRows.note(tx, version.blobSha256(), version.bytes());
        ModelVersionEntity entity = new ModelVersionEntity(model, number, version);
        tx.insert(entity);
        LabelRows.add(tx, model.orgId(), entity.id(), version.labels());
        return entity.toRecord(model, version.labels(), Map.of(), List.of());
    }

    /** The version with this file and card if the model has one: versions never change, so it is the same. */
    public Optional<ModelVersion> findVersion(Transaction tx, Model model, String blobSha256, String cardSha256) {
        tx.sql("SELECT 1 FROM model WHERE id = ? FOR UPDATE", model.id()).execute();
        return tx.session()
                .createSelectionQuery(
                        "from ModelVersionEntity where modelId = :model and blobSha256 = :blob and cardSha256 = :card"
                                + " order by version",
                        ModelVersionEntity.class)
                .setParameter("model", model.id())
                .setParameter("blob", blobSha256)
                .setParameter("card", cardSha256)
                .setMaxResults(1)
                .uniqueResultOptional()
                .map(entity -> whole(tx, model, entity));
    }

    /** Notes that the version has answered for an item. */
    public void markPreviewed(Transaction tx, ModelVersion version) {
        tx.sql("UPDATE model_version SET previewed_at = coalesce(previewed_at, now()) WHERE id = ?", version.id())
                .update();
    }

    /** @throws StoreException NOT_FOUND when the model has no such version */
    public ModelVersion version(Transaction tx, Model model, String versionUid) {
        return whole(tx, model, find(tx, "modelId = :owner and uid = :uid", model.id(), versionUid));
    }

    /** @throws StoreException NOT_FOUND when the organisation has no such version of any model */
    public ModelVersion version(Transaction tx, long orgId, String versionUid) {
        ModelVersionEntity entity = find(
                tx, "uid = :uid and modelId in (select id from ModelEntity where orgId = :owner)", orgId, versionUid);
        return whole(tx, entity);
    }

    /** For workers, which act for every organisation. */
    public ModelVersion versionForWorker(Transaction tx, long versionId) {
        return whole(tx, tx.session().get(ModelVersionEntity.class, versionId));
    }

    /** For workers, which act for every organisation. */
    public ModelVersion versionForWorker(Transaction tx, String versionUid) {
        return whole(
                tx,
                tx.session()
                        .createSelectionQuery("from ModelVersionEntity where uid = :uid", ModelVersionEntity.class)
                        .setParameter("uid", versionUid)
                        .uniqueResult());
    }

    /** Its versions, newest first. */
    public List<ModelVersion> versions(Transaction tx, Model model) {
        return versions(tx, List.of(model)).getOrDefault(model.id(), List.of());
    }

    /** The versions of each model by its id, newest first, in four statements for all of them; a model without any has no entry. */
    public Map<Long, List<ModelVersion>> versions(Transaction tx, List<Model> models) {
        Map<Long, Model> byId = models.stream().collect(Collectors.toMap(Model::id, model -> model));
        List<ModelVersionEntity> entities = tx.session()
                .createSelectionQuery(
                        "from ModelVersionEntity where modelId in :models order by version desc",
                        ModelVersionEntity.class)
                .setParameterList("models", byId.keySet())
                .getResultList();
        long[] ids = entities.stream().mapToLong(ModelVersionEntity::id).toArray();
        Map<Long, List<String>> labels = LabelRows.of(tx, ids);
        Map<Long, Map<String, Double>> metrics = MetricRows.of(tx, ids);
        Map<Long, List<ModelTuning>> tunings = ModelTunings.of(tx, ids);
        return entities.stream()
                .map(entity -> entity.toRecord(
                        Objects.requireNonNull(byId.get(entity.modelId())),
                        labels.getOrDefault(entity.id(), List.of()),
                        metrics.getOrDefault(entity.id(), Map.of()),
                        tunings.getOrDefault(entity.id(), List.of())))
                .collect(Collectors.groupingBy(ModelVersion::modelId));
    }

    /**
     * Makes the version the model's active one: the version active before is retired, and queries see the predictions of
     * this one instead of its.
     */
    public ModelVersion activate(Transaction tx, Model model, String versionUid) {
        tx.sql("SELECT 1 FROM model WHERE id = ? FOR UPDATE", model.id()).execute();
        ModelVersion version = version(tx, model, versionUid);
        tx.sql(
                        "UPDATE model_version SET state = CASE WHEN id = ? THEN 'active' ELSE 'retired' END"
                                + " WHERE model_id = ? AND (id = ? OR state = 'active')",
                        version.id(),
                        model.id(),
                        version.id())
                .update();
        tx.sql("UPDATE model SET active_version_id = ? WHERE id = ?", version.id(), model.id())
                .update();
        PredictionSets.show(tx, model.id(), version.id());
        return version(tx, get(tx, model.orgId(), model.uid()), versionUid);
    }

    private static @Nullable ModelVersionEntity find(Transaction tx, String condition, long owner, String uid) {
        return tx.session()
                .createSelectionQuery("from ModelVersionEntity where " + condition, ModelVersionEntity.class)
                .setParameter("owner", owner)
                .setParameter("uid", uid)
                .uniqueResult();
    }

    private static ModelVersion whole(Transaction tx, @Nullable ModelVersionEntity entity) {
        if (entity == null) {
            throw StoreException.notFound("model version");
        }
        ModelEntity model = tx.session().get(ModelEntity.class, entity.modelId());
        if (model == null) {
            throw new IllegalStateException("A model version has no model.");
        }
        return whole(tx, model.toRecord(), entity);
    }

    private static ModelVersion whole(Transaction tx, Model model, @Nullable ModelVersionEntity entity) {
        if (entity == null) {
            throw StoreException.notFound("model version");
        }
        long id = entity.id();
        Map<String, Double> metrics = MetricRows.of(tx, new long[] {id}).getOrDefault(id, Map.of());
        List<ModelTuning> tunings = ModelTunings.of(tx, new long[] {id}).getOrDefault(id, List.of());
        return entity.toRecord(model, LabelRows.of(tx, id), metrics, tunings);
    }
}
