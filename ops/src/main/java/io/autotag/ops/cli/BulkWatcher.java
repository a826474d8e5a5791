package io.autotag.ops.cli;

import java.time.Duration;

/** Follows a bulk action until it is at rest. */
final class BulkWatcher {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final ApiClient api;

    BulkWatcher(ApiClient api) {
        this.api = api;
    }

    /** Draws the progress bar meanwhile; answers the action as it is then. */
    BulkView watch(String uid, Console console) {
        try {
            while (true) {
                BulkView action = new BulkView(api.get("/bulk/" + uid + "/"));
                console.progress(action.progress());
                if (action.isAtRest()) {
                    return action;
                }
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted; the bulk action goes on.");
        } finally {
            console.progressDone();
        }
    }

    /** Tells how the action ended; the exit code follows its state. */
    static int finish(Connection connection, BulkView action) {
        connection.show(action.json(), console -> {
            console.line((action.isWell() ? console.tick() : console.cross()) + " " + action.sentence());
            if (action.isUndoable()) {
                console.line("  take it back with: autotag undo " + action.uid());
            }
        });
        return action.isWell() ? 0 : 1;
    }
}
