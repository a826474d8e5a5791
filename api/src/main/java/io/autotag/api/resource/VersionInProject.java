package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;

/** A model version and the project in which it is looked at, both the caller's. */
record VersionInProject(Project project, ModelVersion version) {

    static VersionInProject of(Database database, Caller caller, String project, String model, String version) {
        ModelRepository models = new ModelRepository();
        return database.read(tx -> new VersionInProject(
                new ProjectRepository().get(tx, caller.orgId(), project),
                models.version(tx, models.get(tx, caller.orgId(), model), version)));
    }
}
