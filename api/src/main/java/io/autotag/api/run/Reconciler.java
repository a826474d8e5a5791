package io.autotag.api.run;

import io.autotag.store.BulkAction;
import io.autotag.store.BulkRepository;
import io.autotag.store.ChangeUpkeep;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.ReviewUpkeep;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.autotag.store.Source;
import io.autotag.store.SourceScans;
import io.autotag.store.StoreException;
import io.temporal.client.WorkflowException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the open runs of the database with Temporal and starts anew what nobody drives, what gets nowhere, or what older
 * code drives, under the next epoch; datasets whose files are not all items yet get their ingest again, open scans and bulk
 * actions their workflow, and the log of reviews the partitions of coming months. A lost Temporal, a restored database and
 * changed workflow code are one case for it. Every API process has one; a lock in the database lets one work at a time.
 */
public final class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int MOST_DATASETS = 1000;

    private final Database database;
    private final RunStarter starter;
    private final IngestCaller ingests;
    private final ScanCaller scanning;
    private final BulkStarter bulks;
    private final BulkRepository bulkActions;
    private final RunRepository runs = new RunRepository();
    private final DatasetRepository datasets = new DatasetRepository();
    private final SourceScans scans = new SourceScans();
    private final ReviewUpkeep reviews = new ReviewUpkeep();
    private final ChangeUpkeep changes = new ChangeUpkeep();

    public Reconciler(
            Database database,
            RunStarter starter,
            IngestCaller ingests,
            ScanCaller scanning,
            BulkStarter bulks,
            BulkRepository bulkActions) {
        this.database = database;
        this.starter = starter;
        this.ingests = ingests;
        this.scanning = scanning;
        this.bulks = bulks;
        this.bulkActions = bulkActions;
    }

    /** One pass over everything that is open; does nothing while another process is at it. */
    public void pass() {
        try {
            database.doInTransaction(lock -> {
                if (runs.tryReconcile(lock)) {
                    tend("the open runs", () -> openRuns().forEach(this::tend));
                    tend("the open datasets", () -> openDatasets().forEach(this::tend));
                    tend("the open scans", () -> openScans().forEach(this::tend));
                    tend("the open bulk actions", () -> openBulkActions().forEach(this::tend));
                    tend("the log of reviews", this::keepReviews);
                    tend("the log of changes", () -> database.inTransaction(changes::forget));
                }
            });
        } catch (TemporalAwayException away) {
            log.warn("What is open could not be looked after. {}", away.getMessage());
        }
    }

    private void tend(Run run) {
        tend("run " + run.uid(), () -> reconcile(run));
    }

    private void tend(Dataset dataset) {
        tend("dataset " + dataset.uid(), () -> ingests.start(dataset));
    }

    private void tend(Source source) {
        tend("source " + source.uid(), () -> scanning.start(source));
    }

    private void tend(BulkAction action) {
        tend("bulk action " + action.uid(), () -> reconcile(action));
    }

    /** One failure keeps nothing else from being looked after; only without Temporal is there no point in going on. */
    private void tend(String what, Runnable work) {
        try {
            work.run();
        } catch (TemporalAwayException failure) {
            if (!starter.isTemporalThere()) {
                throw failure;
            }
            log.warn("Unable to look after {}", what, failure);
        } catch (StoreException | IllegalStateException | WorkflowException failure) {
            log.warn("Unable to look after {}", what, failure);
        }
    }

    private void keepReviews() {
        database.doInTransaction(reviews::extend);
        int forgotten = database.inTransaction(reviews::forget);
        if (forgotten > 0) {
            log.info("Forgot {} reviews' idempotency keys of long ago", forgotten);
        }
    }

    private List<Run> openRuns() {
        return database.read(runs::openRuns);
    }

    private List<Dataset> openDatasets() {
        return database.read(tx -> datasets.listCreating(tx, MOST_DATASETS));
    }

    private List<Source> openScans() {
        return database.read(tx -> scans.open(tx, MOST_DATASETS));
    }

    private List<BulkAction> openBulkActions() {
        return database.read(bulkActions::open);
    }

    /** Without an epoch: every block is done in one transaction, whoever does it. */
    private void reconcile(BulkAction action) {
        if (!bulks.isDriven(action)) {
            bulks.startAnew(action);
            log.info("Bulk action {} goes on: no workflow of today was driving it", action.uid());
        }
    }

    private void reconcile(Run run) {
        boolean outdated = CodeVersion.isOlder(run.codeVersion());
        if (!outdated && starter.isDriven(run)) {
            return;
        }
        Optional<Run> mine =
                database.inTransaction(tx -> runs.bumpEpoch(tx, run.id(), run.epoch(), CodeVersion.CURRENT));
        mine.ifPresent(anew -> {
            starter.startAnew(anew);
            log.info("Run {} goes on under epoch {}: {}", run.uid(), anew.epoch(), reason(run, outdated));
        });
    }

    private static String reason(Run run, boolean outdated) {
        return outdated
                ? "it was driven by " + run.codeVersion()
                : "no workflow was driving it, or one that got nowhere";
    }
}
