package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * What the scores of a version in a project follow.
 *
 * @param scoreVersion grows with each rewriting
 * @param inUse null for the model card
 * @param last the rewriting of today or the last one; null before the first
 */
public record CalibrationState(int scoreVersion, @Nullable StoredCalibration inUse, @Nullable Rescoring last) {}
