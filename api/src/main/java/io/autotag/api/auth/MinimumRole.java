package io.autotag.api.auth;

import io.autotag.store.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This route takes a key of this role or a stronger one. A route has this or {@link NoKey}, or the start fails. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MinimumRole {

    Role value();
}
