package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.mask.Mask;
import io.autotag.review.ReviewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A project whose items carry known predictions, and people who review them. */
public final class ReviewDesk {

    public static final Box BOX = new Box(10, 20, 100, 50);

    public static final Mask MASK = new Mask(10, 20, 10, 5, 10, "5X15");

    /** What each item gets: a good car with a mask, a poor dog, a tag of the picture, and one below the threshold. */
    public static final List<NewPrediction> USUAL = List.of(
            new NewPrediction("car", Level.OBJECT, 0.95f, 0.9f, BOX, MASK),
            new NewPrediction("dog", Level.OBJECT, 0.6f, 0.2f, new Box(300, 200, 40, 30)),
            new NewPrediction("person", Level.IMAGE, 0.8f, 0.6f, null),
            new NewPrediction("bicycle", Level.OBJECT, 0.1f, -0.8f, new Box(0, 0, 20, 20)));

    public final Database database;
    public final Seed seed;
    final ReviewRepository reviews = new ReviewRepository();
    public final Reviewer ana;
    public final Reviewer ben;
    public final Reviewer lead;

    public ReviewDesk(Database database, String word, int items) {
        this.database = database;
        this.seed = Seed.plant(database, word, items);
        this.ana = new Reviewer(seed.user(), Role.ANNOTATOR);
        this.ben = person("ben@" + word, Role.ANNOTATOR);
        this.lead = person("lead@" + word, Role.OPERATOR);
    }

    public Reviewer person(String login, Role role) {
        return database.inTransaction(tx -> new Reviewer(
                new AccountRepository().createUser(tx, seed.organisation().id(), login), role));
    }

    /** A whole run that gives every item the usual predictions. */
    public ReviewDesk predicted() {
        run(seed.version(), USUAL);
        return this;
    }

    public Run run(ModelVersion version, List<NewPrediction> predictions) {
        Tagging tagging = new Tagging(database);
        NewRun wanted = new NewRun(seed.project(), version, new Selection.Full(), RunKind.MANUAL, null, false);
        Run run = tagging.plan(database.inTransaction(tx -> new RunRepository().create(tx, wanted))
                .run());
        write(tagging, run, predictions);
        tagging.settle(run, RunEnding.COMPLETED);
        return tagging.reread(run);
    }

    /** Like {@link #run}, removing first what nobody decided. */
    Run force(ModelVersion version, List<NewPrediction> predictions) {
        Tagging tagging = new Tagging(database);
        NewRun wanted = new NewRun(seed.project(), version, new Selection.Full(), RunKind.MANUAL, null, true);
        Run run = tagging.plan(database.inTransaction(tx -> new RunRepository().create(tx, wanted))
                .run());
        write(tagging, run, predictions);
        tagging.settle(run, RunEnding.COMPLETED);
        return tagging.reread(run);
    }

    private void write(Tagging tagging, Run run, List<NewPrediction> predictions) {
        ChunkKey chunk = new ChunkKey(run.id(), run.epoch(), 0);
        tagging.positionOf(chunk);
        PositionRange all = new PositionRange(0, run.total());
        List<ItemPredictions> found = tagging.itemsAt(run, all).stream()
                .map(item -> new ItemPredictions(item.itemId(), predictions))
                .toList();
        database.inTransaction(tx -> new PredictionWriter().write(tx, chunk, 0, run.total(), found, List.of(), 1));
    }

    public Item item(int number) {
        return seed.items().get(number);
    }

    public ReviewBundle bundle(Item item) {
        return database.read(tx -> new ReviewReader().bundle(tx, seed.project(), item));
    }

    /** The item's suggestion with the label the model gave. */
    public Suggestion suggestion(Item item, String modelLabel) {
        return bundle(item).suggestions().stream()
                .filter(suggestion -> suggestion.modelLabel().equals(modelLabel))
                .findFirst()
                .orElseThrow();
    }

    public Decision decision(Item item, String modelLabel, ReviewEvent event) {
        Suggestion suggestion = suggestion(item, modelLabel);
        return Decision.of(suggestion.key(), suggestion.seen(), event);
    }

    Decision modification(Item item, String modelLabel, @Nullable String label, @Nullable Box box) {
        Suggestion suggestion = suggestion(item, modelLabel);
        return new Decision(suggestion.key(), suggestion.seen(), ReviewEvent.MODIFY, label, box, Map.of());
    }

    public ReviewSaved save(Item item, Reviewer person, ReviewSave save) {
        return database.inTransaction(tx -> {
            ReviewOutcome outcome = reviews.save(tx, seed.project(), item, person, save);
            // Read again by somebody who remembers nothing.
            assertThat(outcome.bundle()).isEqualTo(new ReviewReader().bundle(tx, seed.project(), item));
            return outcome.saved();
        });
    }

    public ReviewSaved decide(Item item, Reviewer person, String modelLabel, ReviewEvent event) {
        return save(item, person, ReviewSave.of(List.of(decision(item, modelLabel, event)), false));
    }

    /** Decides alike on everything that is open. */
    public ReviewSaved decideAll(Item item, Reviewer person, ReviewEvent event, boolean finalise) {
        List<Decision> decisions = bundle(item).suggestions().stream()
                .filter(suggestion ->
                        suggestion.score() >= 0 && !suggestion.status().isDecided())
                .map(suggestion -> Decision.of(suggestion.key(), suggestion.seen(), event))
                .toList();
        return save(item, person, ReviewSave.of(decisions, finalise));
    }

    static ReviewSave added(NewAnnotation... annotations) {
        return new ReviewSave(List.of(), List.of(annotations), List.of(), List.of(), false, null);
    }

    static ReviewSave changed(AnnotationChange... changes) {
        return new ReviewSave(List.of(), List.of(), List.of(changes), List.of(), false, null);
    }

    static ReviewSave removed(AnnotationRemoval... removals) {
        return new ReviewSave(List.of(), List.of(), List.of(), List.of(removals), false, null);
    }

    List<NewAnnotation> boxes(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new NewAnnotation("car", new Box(n % 600, n % 400, 10, 10), Map.of()))
                .toList();
    }

    List<String> texts(String query) {
        return database.read(tx -> tx.sql(query).list(row -> row.text("line")));
    }

    public long number(String query) {
        return database.read(tx -> tx.sql(query).one(row -> row.number("n")));
    }

    long[] ids(List<Item> items) {
        List<Long> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.id()));
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** Another model of the organisation, which has looked at nothing yet. */
    ModelVersion model(String name) {
        return database.inTransaction(tx -> Seed.addModel(tx, seed.organisation(), name));
    }

    /** The same with a key. */
    static ReviewSave withKey(ReviewSave save, String key) {
        return new ReviewSave(save.decisions(), save.added(), save.changed(), save.removed(), save.finalise(), key);
    }
}
