package io.autotag.store;

/**
 * An annotation that a person takes away. Taking away one that stems from a prediction rejects that prediction.
 *
 * @param seenVersion the version the person looked at
 */
public record AnnotationRemoval(String uid, int seenVersion) {}
