package io.autotag.source;

import java.util.Arrays;
import java.util.List;

/** What somebody wrote with commas between. Pure. */
final class CommaList {

    private CommaList() {}

    /** The parts in their order, without the spaces around them; none for a blank text. */
    static List<String> of(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
