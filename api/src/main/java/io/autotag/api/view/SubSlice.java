package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a slice: {@code type} is {@code dataset} for a whole dataset or {@code items} for listed ones. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubSlice(
        @Nullable String type,
        @JsonAlias("dataset") @Nullable String datasetUid,
        @JsonAlias({"item_uids", "dataset_items"}) @Size(max = 100_000) @Nullable List<String> items,
        @JsonAlias("query") @Nullable String filter) {}
