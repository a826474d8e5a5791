package io.autotag.api.view;

import io.autotag.store.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A project; {@code datasets} are uids. */
@Schema(name = "Project")
public record ProjectView(
        String uid,
        String name,
        String slug,
        String ownerName,
        String taskType,
        String status,
        boolean isActive,
        String visibility,
        List<String> datasets,
        Instant createdAt,
        Instant updatedAt) {

    private static final String ACTIVE = "active";

    public ProjectView {
        datasets = List.copyOf(datasets);
    }

    public static ProjectView from(Project project, List<String> datasetUids) {
        return new ProjectView(
                project.uid(),
                project.name(),
                project.slug(),
                project.ownerName(),
                "image-annotation",
                project.status(),
                project.status().equals(ACTIVE),
                "private",
                datasetUids,
                project.createdAt(),
                project.updatedAt());
    }
}
