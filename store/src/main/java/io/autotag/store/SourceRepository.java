package io.autotag.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources of datasets, and when they are scanned. */
public final class SourceRepository {

    private static final String PLAIN =
            """
            s.id, s.uid, d.org_id, s.dataset_id, s.name, s.kind, s.location, s.endpoint, s.region,
            s.every_seconds, s.is_paused, s.next_scan_at, s.scan, s.scan_state, s.position, s.started_at, s.ended_at,
            s.seen, s.added, s.changed, s.vanished, s.failed, s.message, s.created_at, s.updated_at""";

    static final String COLUMNS = PLAIN + ", s.sealed";

    /** For reading single objects: a sealed list of addresses may have megabytes, and each object has its own. */
    static final String COLUMNS_TO_READ = PLAIN + ", CASE s.kind WHEN 's3' THEN s.sealed END AS sealed";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM source s JOIN dataset d ON d.id = s.dataset_id ";

    /** @throws StoreException CONFLICT when the dataset has one of this name */
    public Source create(Transaction tx, NewSource wanted) {
        int made = tx.sql(
                        "INSERT INTO source (uid, dataset_id, name, kind, location, endpoint, region, sealed,"
                                + " every_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (dataset_id, name) DO NOTHING",
                        wanted.uid(),
                        wanted.datasetId(),
                        wanted.name(),
                        Words.of(wanted.kind()),
                        wanted.location(),
                        wanted.endpoint(),
                        wanted.region(),
                        wanted.sealed(),
                        seconds(wanted.every()))
                .update();
        if (made == 0) {
            throw StoreException.conflict("The dataset has a source called \"" + wanted.name() + "\" already.");
        }
        return byUid(tx, wanted.datasetId(), wanted.uid());
    }

    /** @throws StoreException NOT_FOUND when the dataset has no such source */
    public Source get(Transaction tx, Dataset dataset, String uid) {
        return byUid(tx, dataset.id(), uid);
    }

    /** For workers, which act for every organisation; empty when it was removed. */
    public Optional<Source> findForWorker(Transaction tx, String uid) {
        return tx.sql(SELECT + "WHERE s.uid = ?", uid).first(SourceRepository::source);
    }

    /** Newest first. */
    public List<Source> list(Transaction tx, Dataset dataset, Page page) {
        return tx.sql(
                        SELECT + "WHERE s.dataset_id = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?",
                        dataset.id(),
                        page.before(),
                        page.limit())
                .list(SourceRepository::source);
    }

    /**
     * Pausing ends a scan that is under way.
     *
     * @param every null: on demand only
     */
    public Source schedule(Transaction tx, Source source, @Nullable Duration every, boolean isPaused) {
        Source now = byUid(tx, source.datasetId(), source.uid());
        if (isPaused && !now.isPaused()) {
            new SourceScans().fail(tx, now, now.scan().number(), "The source was paused while it was scanned.");
        }
        tx.sql(
                        "UPDATE source SET every_seconds = ?, is_paused = ?, next_scan_at = CASE"
                                + " WHEN scan_state = 'scanning' OR ? OR ?::bigint IS NULL THEN NULL"
                                + " ELSE now() + ?::bigint * interval '1 second' END WHERE id = ?",
                        seconds(every),
                        isPaused,
                        isPaused,
                        seconds(every),
                        seconds(every),
                        source.id())
                .update();
        return byUid(tx, source.datasetId(), source.uid());
    }

    /** Gives it other keys or addresses. */
    public Source reseal(Transaction tx, Source source, String location, String sealed) {
        tx.sql(
                        "UPDATE source SET location = ?, sealed = ?, updated_at = now() WHERE id = ?",
                        location,
                        sealed,
                        source.id())
                .update();
        return byUid(tx, source.datasetId(), source.uid());
    }

    /** Its items stay; the bytes of those that are nowhere else are not there any more. */
    public void delete(Transaction tx, Source source) {
        tx.sql("DELETE FROM source WHERE id = ?", source.id()).update();
    }

    private static Source byUid(Transaction tx, long datasetId, String uid) {
        return tx.sql(SELECT + "WHERE s.dataset_id = ? AND s.uid = ?", datasetId, uid)
                .first(SourceRepository::source)
                .orElseThrow(() -> StoreException.notFound("source"));
    }

    private static @Nullable Long seconds(@Nullable Duration every) {
        return every == null ? null : every.toSeconds();
    }

    /** The source in a row with the {@link #COLUMNS} or the {@link #COLUMNS_TO_READ}. */
    static Source source(Row row) throws SQLException {
        Long every = row.numberOrNull("every_seconds");
        return new Source(
                row.number("id"),
                row.text("uid"),
                row.number("org_id"),
                row.number("dataset_id"),
                row.text("name"),
                row.constant("kind", SourceKind.class),
                row.text("location"),
                row.textOrNull("endpoint"),
                row.textOrNull("region"),
                row.textOrNull("sealed"),
                every == null ? null : Duration.ofSeconds(every),
                row.truth("is_paused"),
                row.instantOrNull("next_scan_at"),
                scan(row),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    /** The scan in a row with its columns. */
    static SourceScan scan(Row row) throws SQLException {
        return new SourceScan(
                row.integer("scan"),
                row.constant("scan_state", ScanState.class),
                row.text("position"),
                row.instantOrNull("started_at"),
                row.instantOrNull("ended_at"),
                row.number("seen"),
                row.number("added"),
                row.number("changed"),
                row.number("vanished"),
                row.number("failed"),
                row.textOrNull("message"));
    }
}
