package io.autotag.egress;

/** A request was not answered; the message is a sentence for whoever named the address. */
public final class EgressException extends Exception {

    private static final long serialVersionUID = 1;

    /** What came in between. */
    public enum Reason {
        /** The address may not be called, now or later. */
        FORBIDDEN,
        /** There was a connection, or the beginning of one, and the time ran out. */
        LATE,
        /** There is nobody, or nobody who is trusted, at the address at the moment. */
        UNREACHABLE
    }

    private final Reason reason;

    EgressException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    EgressException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
