package io.autotag.api.view;

import io.autotag.run.QuietHours;
import io.autotag.store.AutotagSettings;
import io.autotag.store.RunLimits;
import io.autotag.store.RunPriority;
import io.autotag.store.Selection;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A project's Autotag settings: whether it is on, the model's uid, which data, whether uploads start runs, when runs are
 * to be quiet, how many items a minute they may tag together, and which priority, 1 to 5, a run has that names no other.
 */
@Schema(name = "AutotagSettings")
public record AutotagBody(
        @NotNull Boolean enabled,
        @Nullable String model,
        @Nullable @Valid DataView data,
        @Nullable Boolean autoRun,
        @Nullable @Valid QuietHoursView quietHours,
        @Nullable @Min(1) @Max(AutotagBody.MOST_ITEMS_PER_MINUTE) Integer itemsPerMinute,
        @Nullable @Min(RunPriority.LOWEST) @Max(RunPriority.HIGHEST) Integer priority) {

    /** More than any cluster does, and far from where the arithmetic of paces ends. */
    static final int MOST_ITEMS_PER_MINUTE = 1_000_000;

    public static AutotagBody from(AutotagSettings settings) {
        QuietHours quiet = settings.limits().quietHours();
        return new AutotagBody(
                settings.enabled(),
                settings.modelUid(),
                DataView.from(settings.selection()).orElse(null),
                settings.autoRun(),
                quiet == null ? null : QuietHoursView.from(quiet),
                settings.limits().itemsPerMinute(),
                settings.limits().priority());
    }

    /** What is left out is the default: no model, the full dataset, no runs by themselves, no limits, the usual priority. */
    public AutotagSettings toSettings() {
        String chosen = model == null || model.isEmpty() ? null : model;
        Selection selection = data == null ? new Selection.Full() : data.toSelection();
        RunLimits limits = new RunLimits(
                quietHours == null ? null : quietHours.toHours(),
                itemsPerMinute,
                priority == null ? RunPriority.NORMAL : priority);
        return new AutotagSettings(enabled, chosen, selection, Boolean.TRUE.equals(autoRun), limits);
    }
}
