package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.store.NewAssignment;
import io.autotag.store.Selection;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Items for people to review: the full project, slices or a query, and the people's logins. */
@Schema(name = "NewAssignment")
public record NewAssignmentBody(
        @NotBlank @Size(max = 100) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE) String name,
        @NotNull @Valid DataView data,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull String> people) {

    /** @throws ApiException for listed items, which no queue could follow */
    public NewAssignment toStore() {
        Selection selection = data.toSelection();
        if (selection instanceof Selection.Items) {
            throw ApiException.badField(
                    "data", "Listed items cannot be assigned: make a slice of them and assign that.");
        }
        return new NewAssignment(name, selection, people);
    }
}
