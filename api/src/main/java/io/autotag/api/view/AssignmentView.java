package io.autotag.api.view;

import io.autotag.store.Assignment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that people shall review; {@code people} are logins, {@code closed_at} is null while it is open. */
@Schema(name = "Assignment")
public record AssignmentView(
        String uid,
        String name,
        @Nullable DataView data,
        List<String> people,
        String createdBy,
        Instant createdAt,
        @Nullable Instant closedAt) {

    public AssignmentView {
        people = List.copyOf(people);
    }

    public static AssignmentView from(Assignment assignment) {
        return new AssignmentView(
                assignment.uid(),
                assignment.name(),
                DataView.from(assignment.selection()).orElse(null),
                assignment.logins(),
                assignment.createdBy(),
                assignment.createdAt(),
                assignment.closedAt());
    }
}
