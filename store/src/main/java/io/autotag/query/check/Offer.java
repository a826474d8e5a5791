package io.autotag.query.check;

import java.util.List;

/**
 * A completion before it is known what it replaces.
 *
 * @param matched what somebody may have begun to type
 */
record Offer(Completion.Kind kind, String insert, String type, String help, List<String> matched) {
    Offer {
        matched = List.copyOf(matched);
    }

    static Offer of(Completion.Kind kind, String insert, String help) {
        return new Offer(kind, insert, "", help, List.of(insert));
    }
}
