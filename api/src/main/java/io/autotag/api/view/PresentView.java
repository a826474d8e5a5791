package io.autotag.api.view;

import io.autotag.store.PresentFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The files that are there already. */
@Schema(name = "PresentFiles")
public record PresentView(List<File> present) {

    /** @param state item: the dataset has it and keeps it; staged: it waits to be finalised, and can still be replaced */
    @Schema(name = "PresentFile")
    public record File(
            String path, long bytes, String sha256, @Schema(allowableValues = {"item", "staged"}) String state) {}

    public PresentView {
        present = List.copyOf(present);
    }

    public static PresentView from(List<PresentFile> files) {
        return new PresentView(files.stream()
                .map(file -> new File(file.path(), file.bytes(), file.sha256(), file.isItem() ? "item" : "staged"))
                .toList());
    }
}
