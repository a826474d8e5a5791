package io.autotag.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a model: how it is read, or why it is not.
 *
 * @param head null when it is not read
 * @param error null when it is read
 * @param sentence by what the head was recognised; or what the model is and what to do
 */
record Verdict(@Nullable Head head, @Nullable ModelError error, String sentence) {

    static Verdict is(Head head, String reason) {
        return new Verdict(head, null, reason);
    }

    /** Known or not, nothing here reads it. */
    static Verdict unread(String sentence) {
        return new Verdict(null, ModelError.UNSUPPORTED, sentence);
    }

    /** It may be one thing or another. */
    static Verdict undecided(String sentence) {
        return new Verdict(null, ModelError.UNDECIDED, sentence);
    }

    /** The head, or the refusal as an exception. */
    Head orThrow() {
        if (head != null) {
            return head;
        }
        ModelError refusal = Objects.requireNonNull(error, "neither head nor error");
        throw refusal == ModelError.UNDECIDED
                ? ModelException.field(refusal, "head", sentence)
                : new ModelException(refusal, sentence);
    }
}
