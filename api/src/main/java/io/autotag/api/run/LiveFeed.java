package io.autotag.api.run;

import io.autotag.store.AutotagSettings;
import io.autotag.store.ItemsAdded;
import io.autotag.store.LiveRuns;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.Run;
import io.autotag.store.SettingsRepository;
import io.autotag.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives added items to the live runs of the projects that have uploads tagged at once. */
final class LiveFeed {

    private final SettingsRepository settings = new SettingsRepository();
    private final ModelRepository models = new ModelRepository();
    private final LiveRuns live = new LiveRuns();

    /** The runs that cover the items now; giving the same items twice is no harm. */
    List<Run> feed(Transaction tx, ItemsAdded added) {
        long[] itemIds = added.itemIds().stream().mapToLong(Long::longValue).toArray();
        List<Run> fed = new ArrayList<>();
        for (Project project : settings.autoRunProjects(tx, added.datasetId())) {
            activeVersion(tx, project).ifPresent(version -> fed.add(live.feed(tx, project, version, itemIds)));
        }
        return fed;
    }

    private Optional<ModelVersion> activeVersion(Transaction tx, Project project) {
        AutotagSettings chosen = settings.get(tx, project);
        String modelUid = chosen.modelUid();
        if (modelUid == null) {
            return Optional.empty();
        }
        Model model = models.get(tx, project.orgId(), modelUid);
        return Optional.ofNullable(model.activeVersionId()).map(id -> models.versionForWorker(tx, id));
    }
}
