package io.autotag.api.view;

import io.autotag.export.ExportState;
import io.autotag.store.Export;
import io.autotag.store.ExportCounts;
import io.autotag.store.ExportFile;
import io.autotag.store.ExportOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export and how far it is. {@code status} is requested, processing, exported or failed; one that was cancelled is failed
 * and {@code cancelled}. {@code total_task_count} and {@code exported_task_count} count items; {@code annotation_count} and
 * {@code suggestion_count} what is written of them; {@code missing_count} items of which something could not be written.
 * {@code download_url} needs no key; it is there from the end until {@code expires_at}. {@code filter_query_string} and
 * {@code projects} say the same as {@code query} and {@code project}.
 */
@Schema(name = "Export")
public record ExportView(
        String uid,
        String name,
        String status,
        boolean cancelled,
        String format,
        String content,
        boolean images,
        String project,
        List<String> projects,
        List<String> datasets,
        List<String> slices,
        @Nullable String query,
        @Nullable String filterQueryString,
        long totalTaskCount,
        long exportedTaskCount,
        long annotationCount,
        long suggestionCount,
        long missingCount,
        @Nullable Double progressPct,
        @Nullable Long bytes,
        @Nullable String downloadUrl,
        @Nullable String errorMessage,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    public ExportView {
        projects = List.copyOf(projects);
        datasets = List.copyOf(datasets);
        slices = List.copyOf(slices);
    }

    /** @param downloadUrl of its file; null where it has none */
    public static ExportView from(Export export, @Nullable String downloadUrl) {
        ExportOrder order = export.order();
        ExportCounts counts = export.counts();
        ExportFile file = export.file();
        String query = order.query().isEmpty() ? null : order.query();
        boolean cancelled = export.state() == ExportState.CANCELLED;
        return new ExportView(
                export.uid(),
                order.name(),
                cancelled ? Names.word(ExportState.FAILED) : Names.word(export.state()),
                cancelled,
                Names.word(order.format()),
                Names.word(order.content()),
                order.images(),
                export.projectUid(),
                List.of(export.projectUid()),
                order.datasetUids(),
                order.sliceUids(),
                query,
                query,
                counts.items(),
                counts.done(),
                counts.annotations(),
                counts.suggestions(),
                counts.missing(),
                percent(export),
                file == null ? null : file.bytes(),
                downloadUrl,
                cancelled ? "It was cancelled." : export.errorMessage(),
                export.person(),
                export.createdAt(),
                export.updatedAt(),
                export.finishedAt(),
                export.expiresAt());
    }

    private static @Nullable Double percent(Export export) {
        if (export.state() == ExportState.EXPORTED) {
            return 100.0;
        }
        long all = export.counts().items();
        return all == 0 ? null : Math.floor(1000.0 * export.counts().done() / all) / 10;
    }
}
