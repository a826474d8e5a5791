package io.autotag.api.review;

import io.autotag.api.error.ApiException;
import io.autotag.query.Query;
import io.autotag.store.Assignment;
import io.autotag.store.AssignmentRepository;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.Selection;
import io.autotag.store.Slice;
import io.autotag.store.SliceRepository;
import io.autotag.store.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may take from a queue: the items of an assignment. */
public final class AssignedItems {

    private final Database database;
    private final AssignmentRepository assignments = new AssignmentRepository();
    private final SliceRepository slices = new SliceRepository();

    public AssignedItems(Database database) {
        this.database = database;
    }

    /**
     * The order, restricted to the assignment with this uid.
     *
     * @throws ApiException 403 when it is not the person's, 409 when it is closed
     */
    public QueueOrder restrict(Project project, User person, QueueOrder order, String assignmentUid) {
        Assignment assignment = database.read(tx -> assignments.get(tx, project, assignmentUid));
        if (!assignment.logins().contains(person.login())) {
            throw new ApiException(403, "The assignment \"" + assignment.name() + "\" is somebody else's.");
        }
        if (assignment.closedAt() != null) {
            throw ApiException.conflict("The assignment \"" + assignment.name() + "\" is closed.");
        }
        return assignment.selection().accept(new Selection.Visitor<QueueOrder>() {
            @Override
            public QueueOrder full(Selection.Full all) {
                return order;
            }

            @Override
            public QueueOrder slices(Selection.Slices named) {
                return inSlices(project, order, named.uids());
            }

            @Override
            public QueueOrder items(Selection.Items named) {
                throw new IllegalStateException("listed items are never assigned");
            }

            @Override
            public QueueOrder query(Selection.Query written) {
                return order.within(Query.parse(written.text()), List.of());
            }

            @Override
            public QueueOrder failures(Selection.Failures other) {
                throw new IllegalStateException("the failures of a run are never assigned");
            }
        });
    }

    /**
     * Names find the items fast. Owners may have slices of the same name, so that what is found in slices of listed items
     * is still to be checked; with a saved query among them nobody can.
     */
    private QueueOrder inSlices(Project project, QueueOrder order, List<String> uids) {
        List<Slice> named = database.read(tx -> slices.getAll(tx, project.orgId(), uids));
        List<String> listed = named.stream()
                .filter(slice -> slice.query() == null)
                .map(Slice::slug)
                .distinct()
                .sorted()
                .toList();
        Stream<Query> saved = named.stream()
                .flatMap(slice -> Optional.ofNullable(slice.query()).stream())
                .map(query -> Query.parse(query.text()));
        Stream<Query> names = listed.isEmpty() ? Stream.empty() : Stream.of(Query.inSlices(listed));
        Query any = Stream.concat(names, saved).reduce(Query::or).orElseThrow();
        boolean checkable = named.stream().allMatch(slice -> slice.query() == null);
        return order.within(any, checkable ? uids : List.of());
    }
}
