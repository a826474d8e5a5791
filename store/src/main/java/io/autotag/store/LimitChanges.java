package io.autotag.store;

import io.autotag.run.DailyRange;
import io.autotag.run.QuietHours;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Remembers who changed when and how fast the runs of a project may work. */
public final class LimitChanges {

    /** Notes what of the limits is another, in the transaction that changes it. */
    public void note(Transaction tx, Project project, User by, RunLimits before, RunLimits after) {
        note(tx, project, by, LimitKind.QUIET_HOURS, words(before.quietHours()), words(after.quietHours()));
        note(
                tx,
                project,
                by,
                LimitKind.ITEMS_PER_MINUTE,
                words(before.itemsPerMinute()),
                words(after.itemsPerMinute()));
        note(tx, project, by, LimitKind.PRIORITY, words(before.priority()), words(after.priority()));
    }

    private static void note(Transaction tx, Project project, User by, LimitKind kind, String before, String after) {
        if (before.equals(after)) {
            return;
        }
        tx.sql(
                        "INSERT INTO limit_change (project_id, kind, before, after, actor) VALUES (?, ?, ?, ?, ?)",
                        project.id(),
                        Words.of(kind),
                        before,
                        after,
                        by.id())
                .update();
    }

    /** What was changed in the project, newest first. Kinds that only a later version of Autotag knows are left out. */
    public List<LimitChange> list(Transaction tx, Project project, Page page) {
        return tx.sql(
                        """
                        SELECT c.id, c.kind, c.before, c.after, u.login, c.at
                        FROM limit_change c JOIN app_user u ON u.id = c.actor
                        WHERE c.project_id = ? AND c.kind = ANY (?) AND c.id < ? ORDER BY c.id DESC LIMIT ?""",
                        project.id(),
                        Words.all(LimitKind.class),
                        page.before(),
                        page.limit())
                .list(row -> new LimitChange(
                        row.number("id"),
                        row.constant("kind", LimitKind.class),
                        row.text("before"),
                        row.text("after"),
                        row.text("login"),
                        row.instant("at")));
    }

    /** Such as {@code 22:00-07:00 12:00-13:00 Europe/Berlin, every run}. */
    private static String words(@Nullable QuietHours quiet) {
        if (quiet == null) {
            return "";
        }
        String ranges = quiet.ranges().stream().map(DailyRange::text).collect(Collectors.joining(" "));
        return ranges + " " + quiet.zone().getId() + (quiet.forAll() ? ", every run" : ", runs of uploads");
    }

    private static String words(@Nullable Integer itemsPerMinute) {
        return itemsPerMinute == null ? "" : itemsPerMinute.toString();
    }
}
