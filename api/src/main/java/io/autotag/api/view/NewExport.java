package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.store.ExportOrder;
import io.autotag.store.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An export to be made, of one project: of the items that {@code query} means, in one of the {@code datasets} and one of the
 * {@code slices}, as far as these are given. {@code format} is coco, yolo, voc or jsonl (the default, also as
 * avala-json-external); {@code content} is annotations (the default), suggestions or both; with {@code images} the pictures
 * come along. {@code project}, {@code dataset} and {@code query} may also be written as {@code projects}, {@code datasets}
 * and {@code filter_query_string}. The project may be left out where the datasets, or the organisation, have one alone.
 */
@Schema(name = "NewExport")
public record NewExport(
        @Nullable @Size(min = 1, max = 255) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String name,
        @Nullable String format,
        @Nullable @Pattern(regexp = CONTENT, message = CONTENT_RULE) String content,
        @Nullable Boolean images,
        @Nullable String project,
        @Nullable @Size(max = MOST) List<@NotNull String> projects,
        @Nullable String dataset,
        @Nullable @Size(max = MOST) List<@NotNull String> datasets,
        @Nullable @Size(max = MOST) List<@NotNull String> slices,
        @Nullable String query,
        @Nullable String filterQueryString,
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String idempotencyKey) {

    private static final int MOST = 100;
    private static final String CONTENT = "annotations|suggestions|both";
    private static final String CONTENT_RULE = "must be annotations, suggestions or both";

    /**
     * The uid of the project; null where none is named.
     *
     * @throws ApiException for more than one
     */
    public @Nullable String projectUid() {
        List<String> named = together(project, projects);
        if (named.size() > 1) {
            throw ApiException.badField(
                    project == null ? "projects" : "project",
                    "An export is of one project: ask for one export for each.");
        }
        return named.isEmpty() ? null : named.get(0);
    }

    /** The uids of the datasets, each once. */
    public List<String> datasetUids() {
        return together(dataset, datasets);
    }

    /** Where a mistake about the datasets lies. */
    public String datasetField() {
        return dataset == null ? "datasets" : "dataset";
    }

    /** What is asked of the project, whose name an export has that is given none. */
    public ExportOrder toOrder(Project of) {
        ExportFormat wanted = format == null
                ? ExportFormat.JSONL
                : ExportFormat.of(format)
                        .orElseThrow(() -> ApiException.badField("format", "Must be coco, yolo, voc or jsonl."));
        ExportContent chosen =
                content == null ? ExportContent.ANNOTATIONS : ExportContent.valueOf(content.toUpperCase(Locale.ROOT));
        String called = name == null || name.isBlank() ? of.name() + " (" + Names.word(wanted) + ")" : name;
        return new ExportOrder(
                called, wanted, chosen, Boolean.TRUE.equals(images), text(), datasetUids(), together(null, slices));
    }

    private String text() {
        if (query != null && filterQueryString != null && !query.equals(filterQueryString)) {
            throw ApiException.badField("filter_query_string", "Differs from query; send one of them.");
        }
        String given = query != null ? query : filterQueryString;
        return given == null || given.isBlank() ? "" : given;
    }

    private static List<String> together(@Nullable String one, @Nullable List<String> more) {
        Set<String> all = new LinkedHashSet<>();
        if (one != null && !one.isEmpty()) {
            all.add(one);
        }
        if (more != null) {
            all.addAll(more);
        }
        return new ArrayList<>(all);
    }
}
