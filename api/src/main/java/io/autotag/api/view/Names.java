package io.autotag.api.view;

import io.autotag.store.Role;
import java.util.Locale;

/** Rules that names keep, in requests and wherever else they come from, as patterns and as sentences. */
public final class Names {

    static final String SLUG = "(?!(list|manual-upload|dataset|sources)$)[A-Za-z0-9][A-Za-z0-9._-]*";
    static final String SLUG_RULE =
            "must be letters, digits, dots, hyphens and underscores, begin with a letter or digit, and not be reserved";
    static final String VISIBILITY = "private|public";
    static final String VISIBILITY_RULE = "must be private or public";
    static final String ROLE = "viewer|annotator|operator|admin";
    static final String ROLE_RULE = "must be viewer, annotator, operator or admin";
    static final String LOGIN = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*";
    static final int LONGEST_LOGIN = 100;
    static final String LOGIN_RULE = "must be letters, digits and . _ @ + -, and begin with a letter or digit";
    static final String NO_CONTROLS = "[^\\p{Cntrl}]*";
    static final String NO_CONTROLS_RULE = "must not hold control characters";

    private Names() {}

    public static boolean isLogin(String name) {
        return name.length() <= LONGEST_LOGIN && name.matches(LOGIN);
    }

    /** @throws IllegalArgumentException with a sentence, when there is no such role */
    public static Role knownRole(String word) {
        if (!word.matches(ROLE)) {
            throw new IllegalArgumentException("The role \"" + word + "\" " + ROLE_RULE + ".");
        }
        return role(word);
    }

    /** @param word one that {@link #ROLE} admits */
    static Role role(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How JSON spells a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
