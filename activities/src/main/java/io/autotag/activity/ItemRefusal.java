package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.store.FailureCode;
import java.util.Objects;

/** One item that gets no answer, while others may. The message is a sentence for people. */
final class ItemRefusal extends Exception {

    /** What a model or a provider said may stand in a sentence, and be of any length. */
    private static final int LONGEST = 500;

    private final FailureCode code;

    ItemRefusal(FailureCode code, String sentence) {
        super(sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence);
        this.code = code;
    }

    static ItemRefusal of(ItemProblem problem) {
        FailureCode code =
                switch (problem.code()) {
                    case UNREADABLE -> FailureCode.UNREADABLE;
                    case TOO_LARGE -> FailureCode.TOO_LARGE;
                    case UNSUPPORTED -> FailureCode.UNSUPPORTED;
                    case NON_FINITE -> FailureCode.NON_FINITE;
                    case TIMEOUT -> FailureCode.TIMEOUT;
                    case PROVIDER -> FailureCode.PROVIDER;
                };
        return new ItemRefusal(code, problem.sentence());
    }

    FailureCode code() {
        return code;
    }

    String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
