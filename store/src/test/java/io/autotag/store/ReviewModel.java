package io.autotag.store;

import io.autotag.review.ItemState;
import io.autotag.review.ReviewState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known of the reviews of a project, in plain Java: what the tables have to say after each step. */
final class ReviewModel {

    private static final Comparator<PredictionKey> ORDER = Comparator.comparingLong(PredictionKey::setId)
            .thenComparingLong(PredictionKey::itemId)
            .thenComparingInt(PredictionKey::seq);

    /** Where an item stands; a lease that is over is remembered, as its row does. */
    static final class ModelItem {
        ItemState state = ItemState.UNREVIEWED;

        @Nullable
        Long reviewer;

        int reviewedAt;

        @Nullable
        Long lessee;

        boolean leased;

        boolean isHeldBySomebodyElseThan(long person) {
            return leased && lessee != null && lessee != person;
        }
    }

    private record Claim(long setId, long itemId) {}

    final Map<PredictionKey, ModelRow> rows = new TreeMap<>(ORDER);
    private final Map<Claim, Long> claims = new HashMap<>();
    private final Map<Long, ModelItem> items = new TreeMap<>();

    /** What people drew, by uid. */
    private final Map<String, ModelAnnotation> drawn = new TreeMap<>();

    private int clock;

    ModelItem item(long id) {
        return items.computeIfAbsent(id, unknown -> new ModelItem());
    }

    List<PredictionKey> keysOf(long itemId) {
        return rows.keySet().stream().filter(key -> key.itemId() == itemId).toList();
    }

    /** A run over all the items; a forced one replaces what nobody has decided on. */
    void run(Run run, List<Item> all, List<NewPrediction> found, boolean force) {
        for (Item item : all) {
            Claim claim = new Claim(run.setId(), item.id());
            Predicate<PredictionKey> own = key -> key.setId() == run.setId() && key.itemId() == item.id();
            if (force && rows.entrySet().stream().noneMatch(row -> own.test(row.getKey()) && decided(row.getValue()))) {
                rows.keySet().removeIf(own);
                claims.remove(claim);
            }
            if (claims.putIfAbsent(claim, run.id()) == null) {
                for (int seq = 0; seq < found.size(); seq++) {
                    rows.put(new PredictionKey(run.setId(), item.id(), seq), new ModelRow(found.get(seq), run.id()));
                }
            }
        }
    }

    private static boolean decided(ModelRow row) {
        return row.status != ReviewState.PENDING;
    }

    /** Whether a save is let in at all. */
    boolean admits(Reviewer person, long itemId) {
        ModelItem item = item(itemId);
        boolean finishedByAnother =
                item.state == ItemState.REVIEWED && item.reviewer != null && item.reviewer != person.id();
        return !item.isHeldBySomebodyElseThan(person.id()) && !(finishedByAnother && person.role() == Role.ANNOTATOR);
    }

    /**
     * Saves what is neither refused nor stale.
     *
     * @param seen the item's annotations before
     * @param added the uids of the new ones
     */
    void save(Reviewer person, long itemId, ReviewSave save, List<StoredAnnotation> seen, List<String> added) {
        Map<String, PredictionKey> origins = new HashMap<>();
        seen.stream()
                .filter(annotation -> annotation.origin() != null)
                .forEach(annotation -> origins.put(annotation.uid(), annotation.origin()));
        save.decisions().forEach(decision -> row(decision.prediction()).decide(decision));
        save.changed().forEach(change -> change(change, origins.get(change.uid())));
        save.removed().forEach(removal -> remove(removal.uid(), origins.get(removal.uid())));
        for (int i = 0; i < added.size(); i++) {
            drawn.put(added.get(i), ModelAnnotation.drawn(save.added().get(i)));
        }
        ModelItem item = item(itemId);
        boolean open = keysOf(itemId).stream().anyMatch(key -> row(key).isOpen());
        boolean finished = save.finalise() && !open;
        item.state = finished ? ItemState.REVIEWED : ItemState.IN_PROGRESS;
        item.reviewer = finished ? person.id() : null;
        item.reviewedAt = finished ? ++clock : 0;
        item.leased = !finished && item.lessee != null && item.lessee == person.id();
        item.lessee = item.leased ? item.lessee : null;
    }

    private void change(AnnotationChange change, @Nullable PredictionKey origin) {
        if (origin == null) {
            drawn.computeIfPresent(
                    change.uid(), (uid, had) -> had.changed(change.label(), change.box(), change.attributes(), null));
        } else {
            row(origin).change(change);
        }
    }

    private void remove(String uid, @Nullable PredictionKey origin) {
        if (origin == null) {
            drawn.remove(uid);
        } else {
            row(origin).remove();
        }
    }

    ModelRow row(PredictionKey key) {
        ModelRow found = rows.get(key);
        if (found == null) {
            throw new IllegalStateException("The model has no " + key.uid());
        }
        return found;
    }

    /** What the order meets, block by block. */
    void freeze(ModelBulk bulk, Predicate<ModelRow> asked) {
        Map<Long, List<ModelBulk.Frozen>> bySet = new TreeMap<>();
        rows.forEach((key, row) -> {
            if (asked.test(row)) {
                bySet.computeIfAbsent(key.setId(), set -> new ArrayList<>())
                        .add(new ModelBulk.Frozen(key, row.seen(), row.status));
            }
        });
        bySet.values().forEach(keys -> bulk.blocks.add(new ModelBulk.Block(keys)));
    }

    /** One block of the action; whether there was one to do. */
    boolean step(ModelBulk bulk, long actor) {
        var next = bulk.next(bulk.isUndoing() ? ModelBulk.Stage.APPLIED : ModelBulk.Stage.WAITING);
        next.ifPresent(block -> {
            clock++;
            if (bulk.isUndoing()) {
                takeBack(bulk, block);
            } else if (bulk.action.order().kind() == BulkKind.DELETE_RUN) {
                delete(block);
            } else {
                apply(bulk, block, actor);
            }
        });
        return next.isPresent();
    }

    private void apply(ModelBulk bulk, ModelBulk.Block block, long actor) {
        boolean waits = false;
        for (ModelBulk.Frozen frozen : block.keys) {
            if (!isStill(frozen)) {
                continue;
            }
            if (item(frozen.key().itemId()).isHeldBySomebodyElseThan(actor)) {
                waits = true;
            } else {
                row(frozen.key()).apply(bulk.action);
                block.applied++;
            }
        }
        boolean goesOn = waits && !block.overdue;
        block.stage = goesOn ? ModelBulk.Stage.WAITING : ModelBulk.Stage.APPLIED;
        block.isHeldBack = goesOn;
        block.hasWaited |= waits;
        block.triedAt = goesOn ? clock : 0;
        block.appliedAt = block.appliedAt == 0 && block.applied > 0 ? clock : block.appliedAt;
    }

    private boolean isStill(ModelBulk.Frozen frozen) {
        ModelRow row = rows.get(frozen.key());
        return row != null && row.seen().equals(frozen.seen()) && row.status == frozen.status();
    }

    private void delete(ModelBulk.Block block) {
        for (ModelBulk.Frozen frozen : block.keys) {
            if (isStill(frozen)) {
                rows.remove(frozen.key());
                block.applied++;
            }
        }
        for (ModelBulk.Frozen frozen : block.keys) {
            PredictionKey key = frozen.key();
            boolean left = rows.keySet().stream()
                    .anyMatch(other -> other.setId() == key.setId() && other.itemId() == key.itemId());
            if (!left) {
                claims.remove(
                        new Claim(key.setId(), key.itemId()), frozen.seen().runId());
            }
        }
        block.stage = ModelBulk.Stage.APPLIED;
    }

    private void takeBack(ModelBulk bulk, ModelBulk.Block block) {
        for (ModelBulk.Frozen frozen : block.keys) {
            ModelRow row = rows.get(frozen.key());
            ModelItem item = item(frozen.key().itemId());
            boolean finishedSince = item.state == ItemState.REVIEWED && item.reviewedAt > block.appliedAt;
            if (row != null && row.action != null && row.action == bulk.action.id() && !finishedSince) {
                row.takeBack(bulk.action.order().kind(), frozen.status());
                block.undone++;
            }
        }
        block.stage = ModelBulk.Stage.TAKEN_BACK;
    }

    /** One line for each prediction, living annotation and item that somebody has touched. */
    List<String> lines() {
        Stream<String> predictions = rows.entrySet().stream().map(row -> line(row.getKey(), row.getValue()));
        Stream<String> annotations = rows.entrySet().stream()
                .filter(row -> row.getValue().annotation != null)
                .map(row -> Objects.requireNonNull(row.getValue().annotation)
                        .line(row.getKey().uid()));
        Stream<String> own = drawn.entrySet().stream()
                .map(annotation -> annotation.getValue().line(annotation.getKey()));
        Stream<String> touched = items.entrySet().stream()
                .filter(item -> item.getValue().state != ItemState.UNREVIEWED || item.getValue().leased)
                .map(item -> line(item.getKey(), item.getValue()));
        return Stream.of(predictions, annotations, own, touched)
                .flatMap(part -> part)
                .sorted()
                .toList();
    }

    private static String line(PredictionKey key, ModelRow row) {
        return "prediction %s run %d %s version %d action %s"
                .formatted(key.uid(), row.runId, row.status.code(), row.version, row.action == null ? "-" : row.action);
    }

    private static String line(long id, ModelItem item) {
        return "item %d %s reviewer %s lease %s"
                .formatted(
                        id,
                        Words.of(item.state),
                        item.reviewer == null ? "-" : item.reviewer,
                        item.leased ? item.lessee : "-");
    }
}
