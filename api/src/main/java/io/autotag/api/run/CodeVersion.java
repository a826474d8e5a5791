package io.autotag.api.run;

import io.autotag.workflow.TaskQueues;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which workflow code drives a run: the name of its task queue, whose number moves with incompatible code. Pure. */
final class CodeVersion {

    static final String CURRENT = TaskQueues.ORCHESTRATOR;

    private static final Pattern NUMBERED = Pattern.compile(".*-v(\\d{1,9})");

    private CodeVersion() {}

    /**
     * Whether code older than ours drives the run. A newer one is left alone while two releases overlap; an empty one
     * means that nobody has driven the run yet.
     */
    static boolean isOlder(String version) {
        OptionalInt theirs = number(version);
        return theirs.isPresent() && theirs.getAsInt() < number(CURRENT).orElseThrow();
    }

    private static OptionalInt number(String version) {
        Matcher match = NUMBERED.matcher(version);
        return match.matches() ? OptionalInt.of(Integer.parseInt(match.group(1))) : OptionalInt.empty();
    }
}
