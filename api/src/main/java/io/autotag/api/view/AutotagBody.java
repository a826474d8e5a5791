package io.autotag.api.view;

import io.autotag.store.AutotagSettings;
import io.autotag.store.Selection;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A project's Autotag settings: whether it is on, the model's uid, which data, and whether uploads start runs. */
@Schema(name = "AutotagSettings")
public record AutotagBody(
        @NotNull Boolean enabled, @Nullable String model, @Nullable @Valid DataView data, @Nullable Boolean autoRun) {

    public static AutotagBody from(AutotagSettings settings) {
        return new AutotagBody(
                settings.enabled(),
                settings.modelUid(),
                DataView.from(settings.selection()).orElse(null),
                settings.autoRun());
    }

    /** What is left out is the default: no model, the full dataset, no runs by themselves. */
    public AutotagSettings toSettings() {
        String chosen = model == null || model.isEmpty() ? null : model;
        Selection selection = data == null ? new Selection.Full() : data.toSelection();
        return new AutotagSettings(enabled, chosen, selection, Boolean.TRUE.equals(autoRun));
    }
}
