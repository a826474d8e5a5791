package io.autotag.model.tfjs;

/** Text out of a model, made fit for a sentence. */
final class Excerpt {

    private static final int LENGTH = 120;

    private Excerpt() {}

    /** In quotation marks, on one line, not too long. */
    static String of(String text) {
        String shown = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
