package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.TestPictures;
import io.autotag.review.BulkState;
import io.autotag.search.QueriedPredictions;
import io.autotag.store.AccountRepository;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkOrder;
import io.autotag.store.BulkRepository;
import io.autotag.store.NewBulkAction;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Selection;
import io.autotag.workflow.BulkActivities;
import io.autotag.workflow.BulkRef;
import io.autotag.workflow.BulkStretch;
import io.autotag.workflow.BulkWorkflow;
import io.autotag.workflow.WorkflowIds;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk actions in a worker, over predictions of a real run. */
final class BulkActivitiesTest {

    private static final int ITEMS = 6;
    private static final String EVERYTHING = "score >= -1";

    private final BulkRepository actions = new BulkRepository(QueriedPredictions.ports());
    private Bench bench;
    private World world;
    private Reviewer lead;
    private long predictions;

    @BeforeEach
    void open() {
        bench = Bench.with(new ColourTagger());
        world = bench.plant();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            pictures.add(TestPictures.jpeg(50 + i, 40));
        }
        world.addItems(pictures);
        bench.start(world.createRun(new Selection.Full(), false)).getResult(Void.class);
        predictions = bench.rows().number("SELECT count(*) FROM prediction");
        lead = bench.database()
                .inTransaction(tx -> new Reviewer(
                        new AccountRepository()
                                .createUser(tx, world.organisation().id(), "lead"),
                        Role.OPERATOR));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theWorkflowAppliesAnActionAndTakesItBack() {
        BulkAction action = create(BulkOrder.accept(EVERYTHING));
        drive(action);
        assertThat(reread(action).state()).isEqualTo(BulkState.COMPLETED);
        assertThat(reread(action).applied()).isEqualTo(predictions).isPositive();
        assertThat(bench.rows().number("SELECT count(*) FROM prediction WHERE status = 1"))
                .isEqualTo(predictions);
        bench.database().inTransaction(tx -> actions.undo(tx, action, lead));
        drive(action);
        assertThat(reread(action).state()).isEqualTo(BulkState.UNDONE);
        assertThat(bench.rows().number("SELECT count(*) FROM prediction WHERE status <> 0"))
                .isZero();
    }

    @Test
    void aStretchReturnsWhenItsTimeIsUpAndTheWorkerEnds() {
        BulkAction action = create(BulkOrder.accept(EVERYTHING));
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
        try {
            environment.registerActivitiesImplementations(bench.activities().bulk());
            BulkActivities bulk = environment.newActivityStub(BulkActivities.class);
            BulkRef reference = new BulkRef(action.id(), action.uid());
            assertThat(bulk.settle(reference)).isTrue();
            assertThat(bulk.work(reference, Instant.EPOCH)).isEqualTo(new BulkStretch(1, true));
            assertThat(bulk.work(reference, Instant.now().plusSeconds(60))).isEqualTo(new BulkStretch(0, false));
            assertThat(bulk.settle(reference)).isFalse();
        } finally {
            environment.close();
        }
    }

    @Test
    void anActionWhoseQueryIsNoMoreUnderstoodFailsWithTheSentence() {
        BulkAction action = create(BulkOrder.accept(EVERYTHING));
        bench.database()
                .doInTransaction(tx -> tx.sql("UPDATE bulk_action SET query = 'scor > 0' WHERE id = ?", action.id())
                        .update());
        drive(action);
        assertThat(reread(action).state()).isEqualTo(BulkState.FAILED);
        assertThat(reread(action).errorMessage()).isEqualTo("No field is called \"scor\".");
    }

    private BulkAction create(BulkOrder order) {
        return bench.database()
                .inTransaction(tx -> actions.create(tx, world.project(), lead, new NewBulkAction(order, "", null)))
                .action();
    }

    private void drive(BulkAction action) {
        bench.client()
                .newWorkflowStub(BulkWorkflow.class, Bench.options(WorkflowIds.bulk(action.uid())))
                .run(new BulkRef(action.id(), action.uid()));
    }

    private BulkAction reread(BulkAction action) {
        return bench.database().read(tx -> actions.getForWorker(tx, action.id()));
    }
}
