package io.autotag.source;

import org.jspecify.annotations.Nullable;

/** A source, or an object of it, that cannot be read; the message is a sentence for whoever made the source. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private enum Sort {
        PASSING,
        LASTING,
        OF_PROCESS
    }

    private final Sort sort;

    private SourceException(Sort sort, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sort = sort;
    }

    /** What stays so until somebody changes something. */
    static SourceException lasting(String sentence) {
        return new SourceException(Sort.LASTING, sentence, null);
    }

    static SourceException lasting(String sentence, Throwable cause) {
        return new SourceException(Sort.LASTING, sentence, cause);
    }

    /** What this process was not told, and stays so until the operator tells it. The sentence names no place. */
    static SourceException ofProcess(String sentence) {
        return new SourceException(Sort.OF_PROCESS, sentence, null);
    }

    /** What may be better in a moment. */
    static SourceException passing(String sentence, Throwable cause) {
        return new SourceException(Sort.PASSING, sentence, cause);
    }

    static SourceException passing(String sentence) {
        return new SourceException(Sort.PASSING, sentence, null);
    }

    /** Whether trying again is of no use. */
    public boolean isLasting() {
        return sort != Sort.PASSING;
    }

    /** Whether it is a matter of what this process was told; then the sentence may be read by whoever sees the picture. */
    boolean isOfProcess() {
        return sort == Sort.OF_PROCESS;
    }

    /** Without control characters, which others may have put into it and which cannot be kept. */
    public String sentence() {
        return String.valueOf(getMessage()).replaceAll("\\p{Cntrl}", " ");
    }
}
