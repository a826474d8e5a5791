package io.autotag.api.oidc;

import io.autotag.api.view.Names;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token that is believed is about.
 *
 * @param subject the provider's name for the person, which no other person gets
 * @param email empty when there is none, the provider says that it is not verified, or it cannot be a login
 * @param isVerified whether the provider says that it is, instead of nothing
 */
record Person(String subject, Optional<String> email, boolean isVerified, Map<String, Object> claims) {

    static Person of(Map<String, Object> claims) {
        Object verified = claims.get("email_verified");
        boolean isRefuted = verified != null && !isTrue(verified);
        Optional<String> email = Optional.ofNullable(claims.get("email"))
                .map(Object::toString)
                .filter(address -> address.contains("@") && Names.isLogin(address))
                .filter(address -> !isRefuted);
        return new Person(String.valueOf(claims.get("sub")), email, isTrue(verified), claims);
    }

    /** Some providers write it as a string. */
    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
