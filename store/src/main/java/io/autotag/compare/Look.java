package io.autotag.compare;

import java.util.List;

/**
 * All that a version says of one picture.
 *
 * @param set the version's set, 1 or more
 * @param claims in any order
 */
public record Look(int set, List<Claim> claims) {

    public Look {
        claims = List.copyOf(claims);
    }
}
