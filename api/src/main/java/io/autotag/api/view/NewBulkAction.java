package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.store.BulkKind;
import io.autotag.store.BulkOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bulk action to be done. {@code action} is accept, reject, relabel (with {@code label}), reset, add_slice (with {@code
 * slice}), hide_version (with {@code model_version}) or delete_run (with {@code run}); the first five go by {@code query},
 * the last two take none. With {@code dry_run} it is only counted.
 */
@Schema(name = "NewBulkAction")
public record NewBulkAction(
        @NotNull @Pattern(regexp = ACTION, message = ACTION_RULE) String action,
        @Nullable String query,
        @Nullable String label,
        @Nullable String slice,
        @Nullable String modelVersion,
        @Nullable String run,
        @Nullable @Size(max = 1000) String reason,
        @Nullable Boolean dryRun,
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String idempotencyKey) {

    private static final String ACTION = "accept|reject|relabel|reset|add_slice|hide_version|delete_run";
    private static final String ACTION_RULE =
            "must be accept, reject, relabel, reset, add_slice, hide_version or delete_run";

    /** The field that names what the action needs beside a query; empty where it needs nothing. */
    public String targetField() {
        return switch (kind()) {
            case ACCEPT, REJECT, RESET -> "";
            case RELABEL -> "label";
            case ADD_SLICE -> "slice";
            case HIDE_VERSION -> "model_version";
            case DELETE_RUN -> "run";
        };
    }

    /** Refuses fields that are missing, and those that would say something this action does not do. */
    public BulkOrder toOrder() {
        boolean byQuery = kind() != BulkKind.HIDE_VERSION && kind() != BulkKind.DELETE_RUN;
        if (byQuery && isBlank(query)) {
            throw ApiException.badField(
                    "query", "Say which predictions: a bulk action does not act on everything by mistake.");
        }
        if (!byQuery && !isBlank(query)) {
            throw ApiException.badField("query", "The action " + action + " takes no query.");
        }
        targets().forEach(this::checkTarget);
        return new BulkOrder(kind(), byQuery ? text(query) : "", text(target(targetField())));
    }

    private void checkTarget(String field, String value) {
        boolean needed = field.equals(targetField());
        if (needed && value.isBlank()) {
            throw ApiException.badField(field, "The action " + action + " needs it.");
        }
        if (!needed && !value.isBlank()) {
            throw ApiException.badField(field, "The action " + action + " does not take it.");
        }
    }

    private Map<String, String> targets() {
        return Map.of(
                "label", text(label), "slice", text(slice), "model_version", text(modelVersion), "run", text(run));
    }

    private @Nullable String target(String field) {
        return targets().get(field);
    }

    private BulkKind kind() {
        return BulkKind.valueOf(action.toUpperCase(Locale.ROOT));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
