package io.autotag.api.resource;

import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The datasets of items that are shown: what an item's view tells of them never changes and is read once. Thread-safe. */
final class KnownDatasets {

    private static final int MOST = 10_000;

    private final Database database;
    private final DatasetRepository datasets = new DatasetRepository();
    private final Map<Long, Dataset> known = new ConcurrentHashMap<>();

    KnownDatasets(Database database) {
        this.database = database;
    }

    /** Those of the organisation. */
    List<Dataset> of(long orgId, Set<Long> ids) {
        List<Dataset> found = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (long id : ids) {
            Dataset dataset = known.get(id);
            if (dataset == null) {
                unknown.add(id);
            } else if (dataset.orgId() == orgId) {
                found.add(dataset);
            }
        }
        if (!unknown.isEmpty()) {
            found.addAll(read(orgId, unknown));
        }
        return found;
    }

    private List<Dataset> read(long orgId, List<Long> ids) {
        if (known.size() > MOST) {
            known.clear();
        }
        List<Dataset> read = database.look(tx -> datasets.listByIds(tx, orgId, ids));
        read.forEach(dataset -> known.put(dataset.id(), dataset));
        return read;
    }
}
