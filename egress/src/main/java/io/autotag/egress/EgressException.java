package io.autotag.egress;

/** A request was not answered; the message is a sentence for whoever named the address. */
public final class EgressException extends Exception {

    private static final long serialVersionUID = 1;

    EgressException(String sentence) {
        super(sentence);
    }

    EgressException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
