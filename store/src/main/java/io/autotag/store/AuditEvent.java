package io.autotag.store;

import java.time.Instant;

/**
 * Somebody changed something.
 *
 * @param id grows with time; pages continue behind it
 * @param actor login of who did it
 * @param subjectUid of what it was done to, which may be gone; that of a provider secret is its name
 * @param subject what people call it, at that moment
 * @param detail what else there is to say, in words; empty for nothing
 */
public record AuditEvent(
        long id, AuditKind kind, String actor, String subjectUid, String subject, String detail, Instant at) {}
