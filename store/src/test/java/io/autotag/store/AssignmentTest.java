package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AssignmentTest {

    private final AssignmentRepository assignments = new AssignmentRepository();
    private TestDatabase test;
    private ReviewDesk desk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "world", 1);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void peopleFindWhatIsTheirsUntilItIsClosed() {
        Selection night = new Selection.Query("metadata.time = \"night\"");
        Assignment made = create(night, "ben@world", "world@example.org", "ben@world");
        assertThat(made.selection()).isEqualTo(night);
        assertThat(made.logins()).containsExactly("ben@world", "world@example.org");
        assertThat(made.createdBy()).isEqualTo("lead@world");
        assertThat(openOf(desk.ben)).containsExactly(made);
        assertThat(openOf(desk.lead)).isEmpty();
        test.database().doInTransaction(tx -> assignments.close(tx, made));
        assertThat(openOf(desk.ben)).isEmpty();
        List<Assignment> listed = test.database().read(tx -> assignments.list(tx, desk.seed.project(), Page.first(9)));
        assertThat(listed).extracting(Assignment::closedAt).doesNotContainNull();
    }

    @Test
    void belongsToItsProjectAndOrganisation() {
        ReviewDesk stranger = new ReviewDesk(test.database(), "strange", 1);
        Assignment made = create(new Selection.Slices(List.of("a")), "ben@world");
        assertThatThrownBy(() -> test.database().read(tx -> assignments.get(tx, stranger.seed.project(), made.uid())))
                .hasMessageContaining("no such assignment");
        assertThatThrownBy(() -> create(new Selection.Full(), "ben@strange"))
                .hasMessageContaining("person in the organisation");
    }

    @Test
    void needsANameAndSomebody() {
        assertThatThrownBy(() -> new NewAssignment(" ", new Selection.Full(), List.of("ben@world")))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> new NewAssignment("night", new Selection.Full(), List.of()))
                .hasMessageContaining("at least one person");
    }

    private Assignment create(Selection selection, String... logins) {
        return test.database()
                .inTransaction(tx -> assignments.create(
                        tx, desk.seed.project(), desk.lead, new NewAssignment("night", selection, List.of(logins))));
    }

    private List<Assignment> openOf(Reviewer person) {
        return test.database().read(tx -> assignments.openOf(tx, desk.seed.project(), person.user()));
    }
}
