package io.autotag.ops.cli;

/** Follows an export until it is over. */
final class ExportWatcher {

    private final ApiClient api;

    ExportWatcher(ApiClient api) {
        this.api = api;
    }

    /** Draws the progress bar meanwhile; answers the export as it is then. */
    ExportView watch(String uid, Console console) {
        return Watching.until(
                ExportView::isOver,
                () -> new ExportView(api.get("/exports/" + uid + "/")),
                ExportView::progress,
                console,
                "the export");
    }
}
