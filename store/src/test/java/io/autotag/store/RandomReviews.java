package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People who save, lease and let go at random, and runs that come in between; the model is told all of it. */
public final class RandomReviews {

    private static final int ITEMS = 5;

    public final ReviewDesk desk;
    final ReviewModel model = new ReviewModel();
    private final Random random;
    private final List<ModelVersion> versions = new ArrayList<>();
    private final RandomSave saves;
    private final RandomBulk bulk;
    private ModelVersion lastRun;

    public RandomReviews(Database database, String word, Random random) {
        this.random = random;
        this.desk = new ReviewDesk(database, word, ITEMS);
        versions.add(desk.seed.version());
        lastRun = desk.seed.version();
        versions.add(database.inTransaction(tx -> Seed.addModel(tx, desk.seed.organisation(), word + " other")));
        saves = new RandomSave(model, random);
        bulk = new RandomBulk(desk, model, random);
        run();
        database.doInTransaction(tx -> RandomSave.allowAttributes(tx, desk.seed.project()));
    }

    /** One step; says which. */
    public String step() {
        int choice = random.nextInt(20);
        if (choice < 8) {
            return save();
        }
        if (choice < 11) {
            return lease();
        }
        return choice < 13 ? run() : bulk.step();
    }

    /** A bulk action hides a model version; after a look at that it is taken back. */
    public void hide(Runnable look) {
        BulkDesk bulk = new BulkDesk(desk);
        BulkAction hidden = bulk.apply(BulkOrders.hideVersion(lastRun.uid()));
        look.run();
        bulk.undo(hidden);
    }

    private String save() {
        Reviewer person = one(List.of(desk.ana, desk.ben, desk.lead));
        Item item = one(desk.seed.items());
        boolean stale = random.nextInt(8) == 0;
        List<StoredAnnotation> seen = desk.bundle(item).annotations();
        ReviewSave save = saves.next(item, seen, stale);
        String told = person.user().login() + " saves " + save;
        if (!model.admits(person, item.id())) {
            refused(item, person, save, told);
        } else if (stale && speaksOfWhatIsThere(save)) {
            assertThatThrownBy(() -> desk.save(item, person, save))
                    .as(told)
                    .isInstanceOf(ReviewConflictException.class);
        } else {
            ReviewSaved saved = desk.save(item, person, save);
            model.save(person, item.id(), save, seen, saved.added());
            assertThat(desk.save(item, person, save).repeated()).as(told).isTrue();
        }
        return told;
    }

    private void refused(Item item, Reviewer person, ReviewSave save, String told) {
        assertThatThrownBy(() -> desk.save(item, person, save))
                .as(told)
                .isInstanceOfSatisfying(StoreException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(StoreError.CONFLICT));
    }

    private static boolean speaksOfWhatIsThere(ReviewSave save) {
        return !(save.decisions().isEmpty()
                && save.changed().isEmpty()
                && save.removed().isEmpty());
    }

    private String lease() {
        Reviewer person = one(List.of(desk.ana, desk.ben, desk.lead));
        Item item = one(desk.seed.items());
        LeaseRepository leases = new LeaseRepository();
        ReviewModel.ModelItem now = model.item(item.id());
        return switch (random.nextInt(4)) {
            case 0 -> {
                desk.database.doInTransaction(tx -> leases.release(tx, desk.seed.project(), item, person));
                if (now.lessee != null && now.lessee == person.id()) {
                    now.lessee = null;
                    now.leased = false;
                }
                yield person.user().login() + " gives back " + item.id();
            }
            case 1 -> {
                desk.database.doInTransaction(tx -> tx.sql(
                                "UPDATE project_item SET lease_until = now() - interval '1 second'"
                                        + " WHERE project_id = ? AND lease_until > now()",
                                desk.seed.project().id())
                        .update());
                desk.seed.items().forEach(each -> model.item(each.id()).leased = false);
                yield "all leases expire";
            }
            default -> {
                if (now.isHeldBySomebodyElseThan(person.id())) {
                    assertThatThrownBy(() -> desk.database.inTransaction(
                                    tx -> leases.renew(tx, desk.seed.project(), item, person)))
                            .hasMessageContaining("is with");
                } else {
                    desk.database.inTransaction(tx -> leases.renew(tx, desk.seed.project(), item, person));
                    now.lessee = person.id();
                    now.leased = true;
                }
                yield person.user().login() + " leases " + item.id();
            }
        };
    }

    private String run() {
        boolean force = random.nextBoolean();
        ModelVersion version = one(versions);
        List<NewPrediction> found = ReviewDesk.USUAL.subList(0, 1 + random.nextInt(ReviewDesk.USUAL.size()));
        Run run = force ? desk.force(version, found) : desk.run(version, found);
        model.run(run, desk.seed.items(), found, force);
        bulk.remember(run);
        lastRun = version;
        return "run " + run.id() + " of " + found.size() + (force ? " with force" : "");
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
