package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;

/** A model version and the project in which it is looked at, both the caller's. */
record VersionInProject(Project project, ModelVersion version) {

    /**
     * The same of a version whose predictions can be judged.
     *
     * @throws ApiException 409 when it gives embeddings
     */
    static VersionInProject withTags(Database database, Caller caller, String project, String model, String version) {
        VersionInProject meant = of(database, caller, project, model, version);
        requireTags(meant.version());
        return meant;
    }

    static void requireTags(ModelVersion version) {
        if (!version.givesTags()) {
            throw ApiException.conflict(version.shown()
                    + " gives embeddings, which have no labels and no scores: there is nothing to judge or calibrate.");
        }
    }

    static VersionInProject of(Database database, Caller caller, String project, String model, String version) {
        ModelRepository models = new ModelRepository();
        return database.read(tx -> new VersionInProject(
                new ProjectRepository().get(tx, caller.orgId(), project),
                models.version(tx, models.get(tx, caller.orgId(), model), version)));
    }
}
