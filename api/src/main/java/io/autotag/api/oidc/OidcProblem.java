package io.autotag.api.oidc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why nobody is signed in after all, as the sign-in page tells it. The log has the particulars, for the operator. */
public enum OidcProblem {
    DENIED("You were not let in there: the provider or you broke the sign-in off."),
    EXPIRED("This sign-in took longer than ten minutes, or was begun in another browser: begin again."),
    STATE("This is not the sign-in that this browser began last: begin again."),
    CODE("The provider no longer accepts this sign-in; each can be used once: begin again."),
    TOKEN("What the provider says of you cannot be trusted: it is not signed as it must be, or meant for somebody else."
            + " Tell the operator."),
    EMAIL("The provider tells no verified e-mail address of yours, which is your login here: ask its administrator."),
    NOBODY("The provider knows you, but none of your groups has a role here: ask an administrator."),
    TAKEN("Somebody else has your e-mail address as a login here: ask an administrator."),
    AWAY("The provider does not answer at the moment: try again soon."),
    BUSY("Too many people sign in, or failed to, at this moment: try again later."),
    SETUP("The provider and Autotag are not set up for each other: tell the operator, whose log says more.");

    private final String sentence;

    OidcProblem(String sentence) {
        this.sentence = sentence;
    }

    /** For the person. */
    public String sentence() {
        return sentence;
    }

    /** How addresses spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OidcProblem> of(String word) {
        return Arrays.stream(values())
                .filter(problem -> problem.word().equals(word))
                .findFirst();
    }

    /** Whether it may have been an attempt at guessing. */
    boolean isGuess() {
        return this == CODE || this == TOKEN;
    }

    /** Whether somebody other than the person has to do something about it. */
    public boolean isForTheOperator() {
        return this == TOKEN || this == AWAY || this == SETUP;
    }
}
