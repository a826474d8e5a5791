package io.autotag.store;

import java.util.List;
import java.util.Optional;

/** Remembers who changed what in an organisation. Never holds a secret. */
public final class AuditLog {

    /**
     * Notes it in the transaction that does it, so that neither is there without the other.
     *
     * @param detail what else there is to say, in words; empty for nothing
     */
    public void note(Transaction tx, User by, AuditKind kind, String subjectUid, String subject, String detail) {
        tx.sql(
                        "INSERT INTO audit_event (org_id, actor, kind, subject_uid, subject, detail)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        by.orgId(),
                        by.id(),
                        Words.of(kind),
                        subjectUid,
                        subject,
                        detail)
                .update();
    }

    /** Notes what was done to a version, which people know as {@code resnet@2}. */
    public void note(Transaction tx, User by, AuditKind kind, ModelVersion version, String detail) {
        note(tx, by, kind, version.uid(), version.shown(), detail);
    }

    /**
     * Newest first. What a later version of Autotag notes, of a kind that this one does not know, is left out.
     *
     * @param kind only these; all where empty
     */
    public List<AuditEvent> list(Transaction tx, long orgId, Optional<AuditKind> kind, Page page) {
        return tx.sql(
                        """
                        SELECT e.id, e.kind, u.login, e.subject_uid, e.subject, e.detail, e.at
                        FROM audit_event e JOIN app_user u ON u.id = e.actor
                        WHERE e.org_id = ? AND e.kind = ANY (?) AND e.id < ?
                        ORDER BY e.id DESC LIMIT ?""",
                        orgId,
                        kind.map(only -> List.of(Words.of(only))).orElseGet(() -> Words.all(AuditKind.class)),
                        page.before(),
                        page.limit())
                .list(row -> new AuditEvent(
                        row.number("id"),
                        row.constant("kind", AuditKind.class),
                        row.text("login"),
                        row.text("subject_uid"),
                        row.text("subject"),
                        row.text("detail"),
                        row.instant("at")));
    }
}
