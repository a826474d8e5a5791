package io.autotag.store;

import io.autotag.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads the figures that operators watch; cheap enough for every few seconds. */
public final class OperatingReader {

    private static final String WAITING =
            """
            SELECT (SELECT count(*) FROM worker
                    WHERE seen_at > now() - interval '30 seconds' AND queues <> '{}') AS workers,
                   o.entries AS outbox, o.lag AS outbox_lag, d.entries AS webhooks, d.lag AS webhook_lag,
                   (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'change_log'::regclass) AS changes
            FROM (SELECT count(*) AS entries,
                         coalesce(extract(epoch FROM now() - min(created_at)) * 1000, 0)::bigint AS lag
                  FROM outbox) o,
                 (SELECT count(*) AS entries,
                         coalesce(extract(epoch FROM now() - min(n.created_at)) * 1000, 0)::bigint AS lag
                  FROM webhook_delivery n JOIN webhook w ON w.id = n.webhook_id
                  WHERE n.status = 'pending' AND w.is_active) d
            """;

    private static final String SCANS =
            """
            SELECT coalesce(extract(epoch FROM now() - min(coalesce(ended_at, started_at, created_at))
                       FILTER (WHERE every_seconds IS NOT NULL AND NOT is_paused)) * 1000, 0)::bigint AS age,
                   coalesce(extract(epoch FROM now() - min(next_scan_at)
                       FILTER (WHERE next_scan_at < now())) * 1000, 0)::bigint AS lag
            FROM source""";

    /** @param now by which quiet hours go */
    public OperatingFigures read(Transaction tx, Instant now) {
        Map<RunState, Long> runs = new EnumMap<>(RunState.class);
        tx.sql("SELECT state, count(*) AS runs FROM run GROUP BY state")
                .list(row -> runs.put(row.constant("state", RunState.class), row.number("runs")) == null);
        long quiet = quietRuns(tx, now);
        SourceFigures sources = sources(tx);
        return tx.sql(WAITING)
                .one(row -> new OperatingFigures(
                        runs,
                        quiet,
                        sources,
                        row.number("workers"),
                        row.number("outbox"),
                        Duration.ofMillis(row.number("outbox_lag")),
                        row.number("changes"),
                        row.number("webhooks"),
                        Duration.ofMillis(row.number("webhook_lag"))));
    }

    private static SourceFigures sources(Transaction tx) {
        Map<ScanState, Long> sources = new EnumMap<>(ScanState.class);
        tx.sql("SELECT scan_state, count(*) AS sources FROM source GROUP BY scan_state")
                .list(row -> sources.put(row.constant("scan_state", ScanState.class), row.number("sources")) == null);
        return tx.sql(SCANS)
                .one(row -> new SourceFigures(
                        sources, Duration.ofMillis(row.number("age")), Duration.ofMillis(row.number("lag"))));
    }

    private static long quietRuns(Transaction tx, Instant now) {
        return tx
                .sql("SELECT r.kind, r.started_at, " + RunLimits.COLUMNS + " FROM run r JOIN autotag_settings s"
                        + " ON s.project_id = r.project_id WHERE r.state = 'running' AND r.desired = 'run'")
                .list(row -> RunLimits.read(row)
                        .holdUntil(row.constant("kind", RunKind.class), row.instantOrNull("started_at") != null, now))
                .stream()
                .filter(Optional::isPresent)
                .count();
    }
}
