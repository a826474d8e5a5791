package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.api.error.ApiException;
import io.autotag.store.SliceSource;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a slice: {@code type} is {@code dataset} for a whole dataset or {@code items} for listed ones. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubSlice(
        @Nullable String type,
        @JsonAlias("dataset") @Nullable String datasetUid,
        @JsonAlias({"item_uids", "dataset_items"}) @Size(max = 100_000) @Nullable List<@NotNull String> items,
        @JsonAlias("query") @Nullable String filter) {

    /** @throws ApiException when this is none of the forms that are supported */
    public SliceSource toSource() {
        String form = form();
        if (form.equals("filter")) {
            throw bad("For a slice of a query write project and query beside the name, and no sub_slices.");
        }
        if (datasetUid == null || datasetUid.isBlank()) {
            throw bad("Each needs the uid of its dataset as dataset_uid.");
        }
        if (form.equals("dataset")) {
            return SliceSource.wholeDataset(datasetUid);
        }
        if (items == null || items.isEmpty()) {
            throw bad("One of type items needs a list of item uids as items.");
        }
        return SliceSource.someItems(datasetUid, items);
    }

    /** What it says, else what it looks like. */
    private String form() {
        if (type == null) {
            return filter != null ? "filter" : items != null ? "items" : "dataset";
        }
        if (!List.of("dataset", "items", "filter").contains(type)) {
            throw bad("The type must be dataset or items.");
        }
        if (type.equals("dataset") && (items != null || filter != null)) {
            throw bad("One of type dataset takes the whole dataset: leave out items and filter.");
        }
        return type;
    }

    private static ApiException bad(String sentence) {
        return ApiException.badField("sub_slices", sentence);
    }
}
