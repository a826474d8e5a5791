package io.autotag.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What workers have found out about calling model versions. */
public final class ModelTunings {

    /** Notes what was found, unless something later is known about machines of that kind. For workers, which act for all. */
    public void note(Transaction tx, long versionId, ModelTuning tuning) {
        tx.sql(
                        """
                        INSERT INTO model_tuning AS known
                            (model_version_id, machine, device, callers, threads, batch, images_per_second, measured_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (model_version_id, machine) DO UPDATE SET
                            callers = excluded.callers,
                            threads = excluded.threads,
                            batch = excluded.batch,
                            images_per_second = excluded.images_per_second,
                            measured_at = excluded.measured_at
                        WHERE excluded.measured_at > known.measured_at""",
                        versionId,
                        tuning.machine(),
                        tuning.device(),
                        tuning.callers(),
                        tuning.threads(),
                        tuning.batch(),
                        tuning.imagesPerSecond(),
                        tuning.measuredAt())
                .update();
    }

    /** Those of each version by its id, in the order of their machines; a version without any has no entry. */
    static Map<Long, List<ModelTuning>> of(Transaction tx, long[] versionIds) {
        Map<Long, List<ModelTuning>> tunings = new HashMap<>();
        tx.sql("SELECT * FROM model_tuning WHERE model_version_id = ANY (?) ORDER BY machine", versionIds)
                .each(row -> tunings.computeIfAbsent(row.number("model_version_id"), id -> new ArrayList<>())
                        .add(new ModelTuning(
                                row.text("machine"),
                                row.text("device"),
                                row.integer("callers"),
                                row.integer("threads"),
                                row.integer("batch"),
                                row.decimal("images_per_second"),
                                row.instant("measured_at"))));
        return tunings;
    }
}
