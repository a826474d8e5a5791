package io.autotag.source;

/** A source, or an object of it, that cannot be read; the message is a sentence for whoever made the source. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    private SourceException(String sentence, boolean lasting, Throwable cause) {
        super(sentence, cause);
        this.lasting = lasting;
    }

    private SourceException(String sentence, boolean lasting) {
        super(sentence);
        this.lasting = lasting;
    }

    /** What stays so until somebody changes something. */
    static SourceException lasting(String sentence) {
        return new SourceException(sentence, true);
    }

    static SourceException lasting(String sentence, Throwable cause) {
        return new SourceException(sentence, true, cause);
    }

    /** What may be better in a moment. */
    static SourceException passing(String sentence, Throwable cause) {
        return new SourceException(sentence, false, cause);
    }

    static SourceException passing(String sentence) {
        return new SourceException(sentence, false);
    }

    /** Whether trying again is of no use. */
    public boolean isLasting() {
        return lasting;
    }

    /** Without control characters, which others may have put into it and which cannot be kept. */
    public String sentence() {
        return String.valueOf(getMessage()).replaceAll("\\p{Cntrl}", " ");
    }
}
