package io.autotag.ops.cli;

/** Follows a bulk action until it is at rest. */
final class BulkWatcher {

    private final ApiClient api;

    BulkWatcher(ApiClient api) {
        this.api = api;
    }

    /** Draws the progress bar meanwhile; answers the action as it is then. */
    BulkView watch(String uid, Console console) {
        return Watching.until(
                BulkView::isAtRest,
                () -> new BulkView(api.get("/bulk/" + uid + "/")),
                BulkView::progress,
                console,
                "the bulk action");
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
