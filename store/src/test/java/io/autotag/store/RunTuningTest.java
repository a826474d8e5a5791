package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Priorities and windows of runs, and what is remembered of those who change them. */
final class RunTuningTest {

    private final RunTuning tuning = new RunTuning();
    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;
    private Run run;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 3);
        tagging = new Tagging(test.database());
        run = tagging.begin(seed);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aRunHasThePriorityOfItsKindAndNoWindow() {
        assertThat(run.priority()).isEqualTo(RunPriority.NORMAL);
        assertThat(run.window()).isNull();
        NewRun live = new NewRun(seed.project(), seed.version(), new Selection.Full(), RunKind.LIVE, null, false);
        Run fed = test.database()
                .inTransaction(tx -> new RunRepository().create(tx, live))
                .run();
        assertThat(fed.priority()).isGreaterThan(RunPriority.NORMAL);
    }

    @Test
    void aRunThatNamesNoPriorityHasThatOfItsProject() {
        SettingsRepository settings = new SettingsRepository();
        test.database().doInTransaction(tx -> {
            AutotagSettings now = settings.get(tx, seed.project());
            RunLimits background = new RunLimits(null, null, RunPriority.LOWEST);
            settings.put(
                    tx,
                    seed.project(),
                    new AutotagSettings(now.enabled(), now.modelUid(), now.selection(), now.autoRun(), background));
        });
        assertThat(begin(RunKind.MANUAL, null).priority()).isEqualTo(RunPriority.LOWEST);
        assertThat(begin(RunKind.LIVE, null).priority()).isEqualTo(RunPriority.LOWEST + 1);
        assertThat(begin(RunKind.MANUAL, 4).priority()).isEqualTo(4);
        assertThat(RunPriority.of(RunKind.LIVE, RunPriority.HIGHEST)).isEqualTo(RunPriority.HIGHEST);
    }

    private Run begin(RunKind kind, @Nullable Integer priority) {
        NewRun wanted = new NewRun(seed.project(), seed.version(), new Selection.Full(), kind, null, false, priority);
        return test.database()
                .inTransaction(tx -> new RunRepository().create(tx, wanted))
                .run();
    }

    @Test
    void aChangeIsAnEventOfTheRunAndIsNoted() {
        long before = tagging.progress(run).version();
        assertThat(prioritise(5).priority()).isEqualTo(5);
        assertThat(resize(7).window()).isEqualTo(7);
        assertThat(resize(null).window()).isNull();
        assertThat(tagging.progress(run).version()).isEqualTo(before + 3);
        assertThat(actions())
                .extracting(RunAction::kind, RunAction::before, RunAction::after, RunAction::actor)
                .containsExactly(
                        tuple(RunActionKind.WINDOW, "7", "automatic", login()),
                        tuple(RunActionKind.WINDOW, "automatic", "7", login()),
                        tuple(RunActionKind.PRIORITY, "3", "5", login()));
    }

    @Test
    void whatIsSoAlreadyIsNeitherAnEventNorNoted() {
        long before = tagging.progress(run).version();
        prioritise(run.priority());
        resize(null);
        assertThat(tagging.progress(run).version()).isEqualTo(before);
        assertThat(actions()).isEmpty();
    }

    @Test
    void aRunThatHasEndedIsLeftAlone() {
        tagging.finish(run);
        assertThatThrownBy(() -> prioritise(5)).hasMessage("The run is completed already.");
        assertThatThrownBy(() -> resize(5)).hasMessage("The run is completed already.");
    }

    private Run prioritise(int priority) {
        return test.database().inTransaction(tx -> tuning.prioritise(tx, run, seed.user(), priority));
    }

    private Run resize(@Nullable Integer window) {
        return test.database().inTransaction(tx -> tuning.resize(tx, run, seed.user(), window));
    }

    private List<RunAction> actions() {
        return test.database().read(tx -> new RunActions().list(tx, run, Page.first(10)));
    }

    private String login() {
        return seed.user().login();
    }
}
