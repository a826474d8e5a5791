package io.autotag.ops.check;

import java.util.List;

/**
 * What came out for one file.
 *
 * @param line what was found, in one line
 * @param differences from what was expected; none if all is well
 */
record CheckResult(String line, List<String> differences) {
    CheckResult {
        differences = List.copyOf(differences);
    }

    static CheckResult good(String line) {
        return new CheckResult(line, List.of());
    }

    static CheckResult bad(String line, String difference) {
        return new CheckResult(line, List.of(difference));
    }

    boolean isGood() {
        return differences.isEmpty();
    }
}
