package io.autotag.export;

/** Whose word goes into an export. */
public enum ExportContent {
    /** What people confirmed or drew. */
    ANNOTATIONS,
    /** What models say, with their scores. */
    SUGGESTIONS,
    BOTH;

    public boolean hasAnnotations() {
        return this != SUGGESTIONS;
    }

    public boolean hasSuggestions() {
        return this != ANNOTATIONS;
    }
}
