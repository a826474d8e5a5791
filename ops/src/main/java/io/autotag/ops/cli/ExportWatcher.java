package io.autotag.ops.cli;

import java.time.Duration;

/** Follows an export until it is over. */
final class ExportWatcher {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final ApiClient api;

    ExportWatcher(ApiClient api) {
        this.api = api;
    }

    /** Draws the progress bar meanwhile; answers the export as it is then. */
    ExportView watch(String uid, Console console) {
        try {
            while (true) {
                ExportView export = new ExportView(api.get("/exports/" + uid + "/"));
                console.progress(export.progress());
                if (export.isOver()) {
                    return export;
                }
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted; the export goes on.");
        } finally {
            console.progressDone();
        }
    }
}
