package io.autotag.api.oidc;

import io.autotag.api.view.Names;
import io.autotag.store.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which role somebody has by what a provider says. Pure.
 *
 * @param claim that holds a group or a list of groups; with dots for one inside another, as in {@code realm_access.roles}
 * @param roles by group; of several the strongest counts
 * @param otherwise for those in none of the groups; empty: they are not let in
 */
public record RoleRules(String claim, Map<String, Role> roles, Optional<Role> otherwise) {

    private static final String NOBODY = "none";

    public RoleRules {
        roles = Map.copyOf(roles);
    }

    /**
     * @param roles as in {@code admins=admin; cn=labelers,dc=example=annotator}: what is behind the last sign is the role
     * @param otherwise a role, or none
     * @throws IllegalArgumentException with a sentence, for what is no such list or role
     */
    public static RoleRules of(String claim, String roles, String otherwise) {
        Map<String, Role> byGroup = new LinkedHashMap<>();
        Arrays.stream(roles.split(";", -1))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .forEach(rule -> {
                    int sign = rule.lastIndexOf('=');
                    if (sign < 1) {
                        throw new IllegalArgumentException("\"" + rule + "\" is no rule such as admins=admin.");
                    }
                    byGroup.put(
                            rule.substring(0, sign).strip(),
                            Names.knownRole(rule.substring(sign + 1).strip()));
                });
        boolean isNobody = otherwise.strip().equalsIgnoreCase(NOBODY);
        return new RoleRules(
                claim, byGroup, isNobody ? Optional.empty() : Optional.of(Names.knownRole(otherwise.strip())));
    }

    /** Empty: whoever it is has no business here. */
    public Optional<Role> of(Map<String, Object> claims) {
        return groups(claims)
                .map(roles::get)
                .filter(Objects::nonNull)
                .max(Role::compareTo)
                .or(() -> otherwise);
    }

    private Stream<String> groups(Map<String, Object> claims) {
        Object found = find(claims);
        Collection<?> all = found instanceof Collection<?> several
                ? several
                : Stream.ofNullable(found).toList();
        return all.stream().filter(String.class::isInstance).map(String.class::cast);
    }

    /** A claim may have dots in its own name, as those that are addresses. */
    private @Nullable Object find(Map<String, Object> claims) {
        if (claims.containsKey(claim)) {
            return claims.get(claim);
        }
        Object inner = claims;
        for (String name : claim.split("\\.", -1)) {
            inner = inner instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return inner;
    }
}
