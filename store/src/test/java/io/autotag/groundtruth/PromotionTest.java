package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.Activation;
import io.autotag.store.ActivationRepository;
import io.autotag.store.Box;
import io.autotag.store.Level;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewPrediction;
import io.autotag.store.Page;
import io.autotag.store.TestDatabase;
import io.autotag.store.VersionRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromotionTest {

    private static final int ITEMS = 60;
    private static final List<NewPrediction> RIGHT =
            List.of(new NewPrediction("car", Level.OBJECT, 0.95f, 0.9f, new Box(10, 20, 100, 50)));
    private static final List<NewPrediction> WRONG =
            List.of(new NewPrediction("car", Level.OBJECT, 0.95f, 0.9f, new Box(300, 20, 100, 50)));

    private final Promotion promotion = new Promotion();

    @TempDir
    private Path folder;

    private TestDatabase test;
    private TruthWorld world;
    private ModelVersion second;

    @BeforeEach
    void open() throws IOException {
        test = TestDatabase.create();
        world = new TruthWorld(test.database(), "gate", ITEMS, folder);
        second = world.newVersion();
        preview(second);
        preview(first());
        world.takeCars(ITEMS);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Activation activate(boolean force) {
        return activate(second, force);
    }

    private Activation activate(ModelVersion version, boolean force) {
        return test.database()
                .inTransaction(tx -> promotion.activate(
                        tx, world.model(), version.uid(), world.desk.lead, force, force ? "It is faster." : ""));
    }

    private ModelVersion first() {
        return world.desk.seed.version();
    }

    private List<Activation> all() {
        return test.database().read(tx -> new ActivationRepository().list(tx, world.model(), Page.first(10)));
    }

    private Activation rollBack() {
        return test.database().inTransaction(tx -> promotion.rollBack(tx, world.model(), world.desk.lead, "Too slow."));
    }

    private void preview(ModelVersion version) {
        test.database().doInTransaction(tx -> new ModelRepository().markPreviewed(tx, version));
    }

    private void predict(List<NewPrediction> first, List<NewPrediction> later) {
        world.desk.run(world.desk.seed.version(), first);
        world.desk.run(second, later);
    }

    @Test
    void refusesAWorseVersionAndSaysWhereAndWhatToDo() {
        predict(RIGHT, WRONG);
        String found = "Project \"gate\": worse than the active version on 60 items. Right of all that was found or to"
                + " be found: 0.000 [0.000 to 0.031] of 120 against 1.000 [0.940 to 1.000] of 60, a difference of"
                + " -1.000 [-1.000 to -0.932]. F1 0.000 against 1.000 (precision 0.000 against 1.000, recall 0.000"
                + " against 1.000).";
        Activation refused = activate(false);
        assertThat(refused.refusal()).isEqualTo(found + " To activate it all the same, force it with a reason.");
        assertThat(refused.findings()).containsExactly(found);
        assertThat(world.model().activeVersionId()).isEqualTo(first().id());
    }

    @Test
    void writesDownWhoTriedWhatAndWhyItWasRefused() {
        predict(RIGHT, WRONG);
        Activation refused = activate(false);
        assertThat(all()).containsExactly(refused);
        assertThat(refused.versionUid()).isEqualTo(second.uid());
        assertThat(refused.previousVersionUid()).isEqualTo(first().uid());
        assertThat(refused.login()).isEqualTo(world.desk.lead.user().login());
    }

    @Test
    void refusesAVersionThatWasNeverPreviewedEvenIfForced() {
        ModelVersion third = world.newVersion();
        Activation refused = activate(third, true);
        assertThat(refused.refusal()).startsWith("The version was never tried: preview it");
        assertThat(all()).containsExactly(refused);
        assertThat(world.model().activeVersionId()).isEqualTo(first().id());
    }

    @Test
    void retiringTheActiveVersionOpensNoWayAround() {
        predict(WRONG, RIGHT);
        activate(false);
        test.database().doInTransaction(tx -> new VersionRepository()
                .retire(tx, world.model(), second.uid(), world.desk.lead.user()));
        assertThat(world.model().activeVersionId()).isNull();
        assertThat(activate(first(), false).refusal()).contains("worse than the active version");
        assertThat(activate(first(), false).previousVersionUid()).isEqualTo(second.uid());
    }

    @Test
    void letsABetterVersionPass() {
        predict(WRONG, RIGHT);
        Activation activation = activate(false);
        assertThat(activation.versionUid()).isEqualTo(second.uid());
        assertThat(activation.findings()).hasSize(1).first().asString().contains("not worse than the active version");
    }

    @Test
    void aForcedOnePassesAndTheReasonStays() {
        predict(RIGHT, WRONG);
        Activation activation = activate(true);
        assertThat(activation.forced()).isTrue();
        assertThat(activation.reason()).isEqualTo("It is faster.");
        assertThat(activation.findings()).hasSize(1).first().asString().contains(": worse than");
    }

    @Test
    void passesWhereThereIsTooLittleToCompareAndSaysSo() {
        test.database().doInTransaction(tx -> new PromotionGate()
                .setQuery(
                        tx,
                        world.desk.seed.project(),
                        "reference_id = \"" + world.desk.item(0).key() + "\"",
                        world.desk.lead));
        predict(RIGHT, WRONG);
        assertThat(activate(false).findings())
                .containsExactly("Project \"gate\": not compared. Not enough reviews (1 of 50).");
    }

    @Test
    void saysThatAVersionWithoutARunWasNotCompared() {
        world.desk.run(world.desk.seed.version(), RIGHT);
        assertThat(activate(false).findings())
                .containsExactly("Project \"gate\": not compared. The version has not run here.");
    }

    @Test
    void saysThatTheActiveVersionHasNotRunWhereTheOtherHas() {
        world.desk.run(second, RIGHT);
        assertThat(activate(false).findings())
                .containsExactly("Project \"gate\": not compared. The active version has not run here.");
    }

    @Test
    void saysThatNoProjectHasAnythingToCompare() {
        assertThat(activate(false).findings())
                .containsExactly("Not compared. Neither the version nor the active one has run in a project.");
    }

    @Test
    void saysThatBoxesAndLabelsAreNotCompared() {
        predict(RIGHT, WRONG);
        test.database()
                .doInTransaction(tx -> tx.sql("UPDATE model_version SET level = 'image' WHERE id = ?", second.id())
                        .update());
        assertThat(activate(false).findings())
                .containsExactly("Not compared. The version gives labels of whole pictures, the active one boxes.");
    }

    @Test
    void rollsBackToTheVersionBeforeOnce() {
        activate(false);
        Activation back = rollBack();
        assertThat(back.isRollback()).isTrue();
        assertThat(back.versionUid()).isEqualTo(first().uid());
        assertThat(rollBack().refusal()).contains("nothing to go back to");
        assertThat(all()).extracting(Activation::isRollback).containsExactly(true, true, false);
        assertThat(all().get(2).rolledBackAt()).isNotNull();
    }

    @Test
    void writesDownThatTheWayBackWasRefused() {
        Activation refused = rollBack();
        assertThat(all()).containsExactly(refused);
        assertThat(refused.versionUid()).isNull();
        assertThat(refused.previousVersionUid()).isEqualTo(first().uid());
        assertThat(refused.reason()).isEqualTo("Too slow.");
        assertThat(world.model().activeVersionId()).isEqualTo(first().id());
    }

    @Test
    void theWayBackKnowsNothingOfWhatWasRefused() {
        predict(WRONG, RIGHT);
        activate(false);
        assertThat(activate(first(), false).refusal()).isNotNull();
        assertThat(rollBack().versionUid()).isEqualTo(first().uid());
    }
}
