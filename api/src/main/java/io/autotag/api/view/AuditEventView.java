package io.autotag.api.view;

import io.autotag.store.AuditEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who changed what: {@code subject} is what it was called then, {@code detail} what else there is to say, in words. */
@Schema(name = "AuditEvent")
public record AuditEventView(
        Instant at, String kind, String by, String subjectUid, String subject, @Nullable String detail) {

    public static AuditEventView from(AuditEvent event) {
        return new AuditEventView(
                event.at(),
                Names.word(event.kind()),
                event.actor(),
                event.subjectUid(),
                event.subject(),
                event.detail().isEmpty() ? null : event.detail());
    }
}
