package io.autotag.store;

import java.util.List;

/** A project to be created over datasets of its organisation. */
public record NewProject(long orgId, String ownerName, String name, String slug, List<String> datasetUids) {

    public NewProject {
        datasetUids = List.copyOf(datasetUids);
    }
}
