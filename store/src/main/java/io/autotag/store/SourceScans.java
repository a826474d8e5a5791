package io.autotag.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the scans of sources. One is open at a time for each source; whoever works at it says its number, and
 * changes nothing when that is not the open one any more.
 */
public final class SourceScans {

    /** The outbox topic of scans that were begun; the payload is the source's uid. */
    public static final String TOPIC = "source-scan";

    private static final int VANISHED_AT_ONCE = 5_000;

    private static final String BEGIN =
            """
            UPDATE source SET scan = scan + 1, scan_state = 'scanning', position = '', refusals = 0, next_scan_at = NULL,
                started_at = now(), ended_at = NULL, message = NULL,
                seen = 0, added = 0, changed = 0, vanished = 0, failed = 0
            """;

    private static final String END =
            """
            UPDATE source SET scan_state = ?, message = ?, ended_at = now(), next_scan_at =
                CASE WHEN is_paused THEN NULL ELSE now() + every_seconds * interval '1 second' END
            WHERE id = ? AND scan = ? AND scan_state = 'scanning'
            RETURNING scan, scan_state, position, started_at, ended_at, seen, added, changed, vanished, failed, message""";

    private final Outbox outbox = new Outbox();
    private final DatasetRepository datasets = new DatasetRepository();

    /** Has the source scanned; where a scan is open that one will do. */
    public void begin(Transaction tx, Source source) {
        int begun = tx.sql(BEGIN + "WHERE id = ? AND scan_state <> 'scanning'", source.id())
                .update();
        if (begun > 0) {
            outbox.append(tx, TOPIC, source.uid());
        }
    }

    /** Has those scanned whose time has come and that nobody else has in hand. */
    public void beginDue(Transaction tx, int limit) {
        tx.sql(
                        BEGIN
                                + """
                                WHERE id IN (SELECT id FROM source WHERE next_scan_at <= now() AND scan_state <> 'scanning'
                                             ORDER BY next_scan_at LIMIT ? FOR UPDATE SKIP LOCKED)
                                RETURNING uid""",
                        limit)
                .list(row -> row.text("uid"))
                .forEach(uid -> outbox.append(tx, TOPIC, uid));
    }

    /** The sources of every organisation with an open scan, oldest first. */
    public List<Source> open(Transaction tx, int limit) {
        return tx.sql(
                        "SELECT " + SourceRepository.COLUMNS + " FROM source s JOIN dataset d ON d.id = s.dataset_id"
                                + " WHERE s.scan_state = 'scanning' ORDER BY s.id LIMIT ?",
                        limit)
                .list(SourceRepository::source);
    }

    /**
     * Notes some of the objects that the scan has not seen as gone. Their items stay, with all that people decided.
     *
     * @return whether there may be more
     */
    public boolean vanish(Transaction tx, Source source, int scan) {
        if (!isOpen(tx, source, scan)) {
            return false;
        }
        int gone = tx.sql(
                        """
                        UPDATE source_object SET state = 'gone', sentence = NULL WHERE source_id = ? AND path IN (
                            SELECT path FROM source_object WHERE source_id = ? AND scan < ? AND state <> 'gone' LIMIT ?)""",
                        source.id(),
                        source.id(),
                        scan,
                        VANISHED_AT_ONCE)
                .update();
        tx.sql("UPDATE source SET vanished = vanished + ? WHERE id = ?", gone, source.id())
                .update();
        return gone == VANISHED_AT_ONCE;
    }

    /** Notes that the source does not let the scan go on now; says how often in a row that was so, since it last did. */
    public int refuse(Transaction tx, Source source, int scan) {
        return tx.sql(
                        "UPDATE source SET refusals = refusals + 1 WHERE id = ? AND scan = ? AND scan_state = 'scanning'"
                                + " RETURNING refusals",
                        source.id(),
                        scan)
                .first(row -> row.integer("refusals"))
                .orElse(0);
    }

    /**
     * All that the source lists is committed.
     *
     * @return the scan as it ended; empty when it was not open any more
     */
    public Optional<SourceScan> complete(Transaction tx, Source source, int scan) {
        return end(tx, source, scan, "done", null);
    }

    /**
     * It cannot go on; a later one begins at the first object again, and reads only what is new.
     *
     * @return the scan as it ended; empty when it was not open any more
     */
    public Optional<SourceScan> fail(Transaction tx, Source source, int scan, String sentence) {
        return end(tx, source, scan, "failed", sentence);
    }

    /** Leaves the state of the dataset alone: uploads may be on their way into it. */
    private Optional<SourceScan> end(Transaction tx, Source source, int scan, String state, @Nullable String message) {
        Optional<SourceScan> ended =
                tx.sql(END, state, message, source.id(), scan).first(SourceRepository::scan);
        ended.filter(done -> done.added() + done.changed() > 0)
                .ifPresent(done -> datasets.count(tx, source.datasetId()));
        return ended;
    }

    private static boolean isOpen(Transaction tx, Source source, int scan) {
        return tx.sql(
                        "SELECT id FROM source WHERE id = ? AND scan = ? AND scan_state = 'scanning' FOR UPDATE",
                        source.id(),
                        scan)
                .first(row -> row.number("id"))
                .isPresent();
    }
}
