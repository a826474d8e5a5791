package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.api.error.ApiException;
import io.autotag.store.Selection;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which items: {@code full}, {@code slices} by uid, {@code items} by uid, or a {@code query}. */
@Schema(name = "Data")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataView(
        @NotNull @Pattern(regexp = "full|slices|items|query", message = "must be full, slices, items or query")
                String type,
        @Nullable @Size(max = 1000) List<@NotNull String> slices,
        @Nullable @Size(max = 100_000) List<@NotNull String> items,
        @Nullable @Size(max = 4096) String query) {

    private static final Selection.Visitor<Optional<DataView>> VIEW = new Selection.Visitor<>() {
        @Override
        public Optional<DataView> full(Selection.Full selection) {
            return Optional.of(new DataView("full", null, null, null));
        }

        @Override
        public Optional<DataView> slices(Selection.Slices selection) {
            return Optional.of(new DataView("slices", selection.uids(), null, null));
        }

        @Override
        public Optional<DataView> items(Selection.Items selection) {
            return Optional.of(new DataView("items", null, selection.uids(), null));
        }

        @Override
        public Optional<DataView> query(Selection.Query selection) {
            return Optional.of(new DataView("query", null, null, selection.text()));
        }

        @Override
        public Optional<DataView> failures(Selection.Failures selection) {
            return Optional.empty();
        }
    };

    /** Empty for the failures of another run, which nobody asks for in this form. */
    static Optional<DataView> from(Selection selection) {
        return selection.accept(VIEW);
    }

    /** What is meant; a field that does not belong to the type, or is missing, is the caller's mistake. */
    public Selection toSelection() {
        refuseStranger("slices", slices);
        refuseStranger("items", items);
        refuseStranger("query", query);
        return switch (type) {
            case "full" -> new Selection.Full();
            case "slices" -> new Selection.Slices(named("slices", slices));
            case "items" -> new Selection.Items(named("items", items));
            default -> new Selection.Query(written());
        };
    }

    private void refuseStranger(String field, @Nullable Object value) {
        if (value != null && !field.equals(type)) {
            throw ApiException.badField("data", "With type " + type + " there is no " + field + ".");
        }
    }

    private List<String> named(String field, @Nullable List<String> uids) {
        if (uids == null || uids.isEmpty()) {
            throw ApiException.badField("data", "With type " + type + " name at least one uid in " + field + ".");
        }
        return uids;
    }

    private String written() {
        if (query == null || query.isBlank()) {
            throw ApiException.badField("data", "With type query write one in query.");
        }
        return query;
    }
}
