package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What Autotag does to a project.
 *
 * @param modelUid null while none is chosen
 * @param selection what a run covers that names nothing else
 * @param autoRun whether uploads are tagged at once
 * @param limits when and how fast its runs may work
 */
public record AutotagSettings(
        boolean enabled, @Nullable String modelUid, Selection selection, boolean autoRun, RunLimits limits) {

    /** Without limits. */
    public AutotagSettings(boolean enabled, @Nullable String modelUid, Selection selection, boolean autoRun) {
        this(enabled, modelUid, selection, autoRun, RunLimits.none());
    }

    public static AutotagSettings none() {
        return new AutotagSettings(false, null, new Selection.Full(), false);
    }
}
