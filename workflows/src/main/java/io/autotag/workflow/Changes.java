package io.autotag.workflow;

import io.temporal.workflow.Workflow;

/**
 * What workflows of today do and those of releases before did not: a history that was begun without goes on without, since
 * a replay has to end up where the work did. Workflow threads only.
 */
final class Changes {

    private static final int SINCE = 1;

    private Changes() {}

    /**
     * Whether this workflow does it. Writes the answer into the history, so it is to be asked only where it matters.
     *
     * @param change its name in histories, never to be used for another
     */
    static boolean isHeeded(String change) {
        return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, SINCE) != Workflow.DEFAULT_VERSION;
    }
}
