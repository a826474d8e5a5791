package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What a label of a model version is called in a project.
 *
 * @param label the model's own
 * @param target one of the taxonomy's; null: predictions with the label are ignored
 */
public record LabelMapping(String label, @Nullable String target) {}
