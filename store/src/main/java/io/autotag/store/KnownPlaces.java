package io.autotag.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Projects and datasets for those who need only what never changes of them: ids, names and whose they are. What was found
 * once is not read again. Thread-safe.
 */
public final class KnownPlaces {

    private static final int MOST = 10_000;

    private final Database database;
    private final ProjectRepository projects = new ProjectRepository();
    private final DatasetRepository datasets = new DatasetRepository();
    private final Map<Key, Project> knownProjects = new ConcurrentHashMap<>();
    private final Map<Long, Dataset> knownDatasets = new ConcurrentHashMap<>();

    public KnownPlaces(Database database) {
        this.database = database;
    }

    private record Key(long orgId, String uid) {}

    /** @throws StoreException NOT_FOUND when the organisation has no such project */
    public Project project(long orgId, String uid) {
        Key key = new Key(orgId, uid);
        Project known = knownProjects.get(key);
        if (known != null) {
            return known;
        }
        Project found = database.look(tx -> projects.get(tx, orgId, uid));
        remember(knownProjects, key, found);
        return found;
    }

    /** Those of the datasets with these ids that belong to the organisation. */
    public List<Dataset> datasets(long orgId, Collection<Long> ids) {
        List<Long> unknown =
                ids.stream().filter(id -> !knownDatasets.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            database.look(tx -> datasets.listByIds(tx, orgId, unknown))
                    .forEach(found -> remember(knownDatasets, found.id(), found));
        }
        return ids.stream()
                .filter(knownDatasets::containsKey)
                .map(knownDatasets::get)
                .filter(dataset -> dataset.orgId() == orgId)
                .toList();
    }

    private static <K, V> void remember(Map<K, V> known, K key, V found) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, found);
    }
}
