package io.autotag.store;

import java.util.List;

/** The failures of a run. */
final class FailureRows {

    private FailureRows() {}

    /** Adds those whose items nobody has tagged, but for what the run is to replace, and says how many are new. */
    static int add(Transaction tx, WriteFence fence, List<ItemFailure> failures) {
        if (failures.isEmpty()) {
            return 0;
        }
        long[] crashed = failures.stream()
                .filter(failure -> failure.code() == FailureCode.CRASH)
                .mapToLong(ItemFailure::itemId)
                .toArray();
        if (crashed.length > 0) {
            RunProbes.judged(tx, fence.runId(), crashed);
        }
        return tx.sql(
                        """
                        INSERT INTO run_failure (run_id, item_id, code, message)
                        SELECT ?, u.item_id, u.code, u.message FROM unnest(?, ?, ?) AS u(item_id, code, message)
                        WHERE NOT EXISTS (SELECT 1 FROM set_item i WHERE i.set_id = ? AND i.item_id = u.item_id
                                          AND i.replacing_run_id IS DISTINCT FROM ?)
                        ORDER BY u.item_id
                        ON CONFLICT DO NOTHING""",
                        fence.runId(),
                        failures.stream().mapToLong(ItemFailure::itemId).toArray(),
                        failures.stream()
                                .map(failure -> Words.of(failure.code()))
                                .toList(),
                        failures.stream().map(ItemFailure::message).toList(),
                        fence.setId(),
                        fence.runId())
                .update();
    }
}
