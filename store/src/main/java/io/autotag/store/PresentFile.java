package io.autotag.store;

/**
 * A file that is there already.
 *
 * @param isItem whether the dataset has it; else it waits for the dataset to be made, or added to
 */
public record PresentFile(String path, long bytes, String sha256, boolean isItem) {}
