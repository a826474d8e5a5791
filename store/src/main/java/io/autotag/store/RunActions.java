package io.autotag.store;

import java.util.List;

/** Remembers who asked what of a run. */
public final class RunActions {

    /** Notes an action that has no value, in the transaction that carries it out. */
    public void note(Transaction tx, Run run, User by, RunActionKind kind) {
        note(tx, run, by, kind, "", "");
    }

    /** Notes an action with what was before it and is after it. */
    public void note(Transaction tx, Run run, User by, RunActionKind kind, String before, String after) {
        tx.sql(
                        "INSERT INTO run_action (run_id, kind, before, after, actor) VALUES (?, ?, ?, ?, ?)",
                        run.id(),
                        Words.of(kind),
                        before,
                        after,
                        by.id())
                .update();
    }

    /** What was asked of the run, newest first. */
    public List<RunAction> list(Transaction tx, Run run, Page page) {
        return tx.sql(
                        """
                        SELECT a.id, a.kind, a.before, a.after, u.login, a.at
                        FROM run_action a JOIN app_user u ON u.id = a.actor
                        WHERE a.run_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?""",
                        run.id(),
                        page.before(),
                        page.limit())
                .list(row -> new RunAction(
                        row.number("id"),
                        row.constant("kind", RunActionKind.class),
                        row.text("before"),
                        row.text("after"),
                        row.text("login"),
                        row.instant("at")));
    }
}
