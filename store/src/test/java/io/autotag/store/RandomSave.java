package io.autotag.store;

import io.autotag.review.AttributeRule;
import io.autotag.review.AttributeRules;
import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewTransitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a person says of an item at random: decisions, and annotations drawn, changed and removed, with attributes. */
final class RandomSave {

    /** Their names are in the order that PostgreSQL writes them in, too. */
    private static final Map<String, AttributeRules> RULES = Map.of(
            "car",
            new AttributeRules(List.of(AttributeRule.number("doors", 2.0, 5.0), AttributeRule.truth("occluded"))),
            "dog",
            new AttributeRules(List.of(AttributeRule.choice("breed", List.of("poodle", "terrier")))));

    private static final List<Box> BOXES =
            List.of(ReviewDesk.BOX, new Box(12, 22, 90, 40), new Box(1.5f, 2.25f, 30, 40.5f));

    private final ReviewModel model;
    private final Random random;

    RandomSave(ReviewModel model, Random random) {
        this.model = model;
        this.random = random;
    }

    /** Gives the labels of a project their attributes. */
    static void allowAttributes(Transaction tx, Project project) {
        TaxonomyRepository taxonomy = new TaxonomyRepository();
        for (ProjectLabel label : taxonomy.list(tx, project)) {
            AttributeRules rules = RULES.getOrDefault(label.name(), AttributeRules.NONE);
            taxonomy.put(tx, project, new ProjectLabel(label.name(), label.colour(), label.hotKey(), rules));
        }
    }

    /**
     * A save that can be saved.
     *
     * @param annotations those of the item
     * @param stale whether all that is spoken of is named in another version than it has
     */
    ReviewSave next(Item item, List<StoredAnnotation> annotations, boolean stale) {
        List<Decision> decisions = decisions(item, stale);
        List<PredictionKey> decided =
                decisions.stream().map(Decision::prediction).toList();
        List<AnnotationChange> changed = new ArrayList<>();
        List<AnnotationRemoval> removed = new ArrayList<>();
        for (StoredAnnotation annotation : annotations) {
            boolean spokenOf = annotation.origin() != null && decided.contains(annotation.origin());
            int seen = annotation.version() + (stale ? 1 : 0);
            if (!spokenOf && random.nextInt(4) == 0) {
                changed.add(change(annotation, seen));
            } else if (!spokenOf && random.nextInt(8) == 0) {
                removed.add(new AnnotationRemoval(annotation.uid(), seen));
            }
        }
        return new ReviewSave(decisions, drawn(), changed, removed, random.nextBoolean(), "k" + random.nextLong());
    }

    private List<Decision> decisions(Item item, boolean stale) {
        boolean thorough = random.nextInt(3) == 0;
        List<Decision> decisions = new ArrayList<>();
        for (PredictionKey key : model.keysOf(item.id())) {
            ModelRow row = model.row(key);
            if (random.nextInt(3) == 0 || (thorough && row.isOpen())) {
                decisions.add(decision(key, row, stale));
            }
        }
        return decisions;
    }

    private Decision decision(PredictionKey key, ModelRow row, boolean stale) {
        ReviewEvent event = one(ReviewTransitions.all().stream()
                        .filter(transition -> transition.from() == row.status)
                        .toList())
                .event();
        SeenVersion seen = stale ? new SeenVersion(row.runId, row.version + 1) : row.seen();
        return switch (event) {
            case ACCEPT -> new Decision(key, seen, event, null, null, attributes(row.predicted.label()));
            case MODIFY -> modification(key, row, seen);
            case REJECT, UNDO -> Decision.of(key, seen, event);
        };
    }

    private Decision modification(PredictionKey key, ModelRow row, SeenVersion seen) {
        @Nullable Box box = row.predicted.box() == null || random.nextBoolean() ? null : one(BOXES);
        @Nullable String label = box == null || random.nextBoolean() ? one(Seed.LABELS) : null;
        String then = label != null ? label : row.shown().label();
        return new Decision(key, seen, ReviewEvent.MODIFY, label, box, attributes(then));
    }

    private AnnotationChange change(StoredAnnotation annotation, int seen) {
        @Nullable String label = random.nextInt(3) == 0 ? one(Seed.LABELS) : null;
        @Nullable Box box = annotation.box() != null && random.nextInt(3) == 0 ? one(BOXES) : null;
        boolean wanted = (label == null && box == null) || random.nextBoolean();
        @Nullable
        Map<String, Object> attributes = wanted ? attributes(label == null ? annotation.label() : label) : null;
        return new AnnotationChange(annotation.uid(), seen, label, box, attributes);
    }

    private List<NewAnnotation> drawn() {
        List<NewAnnotation> drawn = new ArrayList<>();
        while (random.nextInt(4) == 0) {
            String label = one(Seed.LABELS);
            drawn.add(new NewAnnotation(label, random.nextBoolean() ? one(BOXES) : null, attributes(label)));
        }
        return drawn;
    }

    private Map<String, Object> attributes(String label) {
        Map<String, Object> values = new HashMap<>();
        for (AttributeRule rule : RULES.getOrDefault(label, AttributeRules.NONE).rules()) {
            if (random.nextBoolean()) {
                values.put(
                        rule.name(),
                        switch (rule.kind()) {
                            case NUMBER -> 2 + random.nextInt(4);
                            case TRUTH -> random.nextBoolean();
                            case CHOICE -> one(rule.choices());
                            case TEXT -> "text " + random.nextInt(9);
                        });
            }
        }
        return values;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
