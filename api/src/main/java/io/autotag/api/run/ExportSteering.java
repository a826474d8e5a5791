package io.autotag.api.run;

import io.autotag.store.CreatedExport;
import io.autotag.store.Database;
import io.autotag.store.Export;
import io.autotag.store.ExportRepository;
import io.autotag.store.NewExport;
import io.autotag.store.Project;
import io.autotag.store.Reviewer;

/** Has exports made and ends them. What is wanted is in the row first. */
public final class ExportSteering {

    private final Database database;
    private final ExportStarter starter;
    private final ExportRepository exports;

    public ExportSteering(Database database, ExportStarter starter, ExportRepository exports) {
        this.database = database;
        this.starter = starter;
        this.exports = exports;
    }

    /** Writes the export down and has it carried out; where Temporal is away that happens later. */
    public CreatedExport place(Project project, Reviewer person, NewExport wanted) {
        CreatedExport created = database.inTransaction(tx -> exports.create(tx, project, person, wanted));
        if (created.isNew()) {
            starter.start(created.export());
        }
        return created;
    }

    /** Ends the export at once; a worker that writes it sees that at its next page. */
    public Export cancel(long orgId, String uid) {
        return database.inTransaction(tx -> exports.cancel(tx, exports.get(tx, orgId, uid)));
    }
}
