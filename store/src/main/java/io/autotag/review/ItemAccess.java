package io.autotag.review;

import static io.autotag.review.ItemEvent.LEASE;
import static io.autotag.review.ItemEvent.SAVE;
import static io.autotag.review.LeastRole.ANNOTATOR;
import static io.autotag.review.LeastRole.NONE;
import static io.autotag.review.LeastRole.OPERATOR;
import static io.autotag.review.Who.ANOTHER;
import static io.autotag.review.Who.NOBODY;
import static io.autotag.review.Who.SELF;

import java.util.List;
import java.util.Set;

/**
 * The one table of who may do what with an item. What somebody else holds is theirs, whoever comes; what somebody else has
 * finished takes an operator to change.
 */
public final class ItemAccess {

    private static final Set<Who> ANYBODY = Set.of(NOBODY, SELF, ANOTHER);
    private static final Set<Who> NOBODY_ELSE = Set.of(NOBODY, SELF);

    private static final List<ItemRule> TABLE = List.of(
            new ItemRule(LEASE, NOBODY_ELSE, ANYBODY, ANNOTATOR),
            new ItemRule(LEASE, Set.of(ANOTHER), ANYBODY, NONE),
            new ItemRule(SAVE, NOBODY_ELSE, NOBODY_ELSE, ANNOTATOR),
            new ItemRule(SAVE, NOBODY_ELSE, Set.of(ANOTHER), OPERATOR),
            new ItemRule(SAVE, Set.of(ANOTHER), ANYBODY, NONE));

    private ItemAccess() {}

    /** Every line there is. */
    public static List<ItemRule> all() {
        return TABLE;
    }

    /**
     * The least role that may do it.
     *
     * @param held by whom the item is held at the moment
     * @param finished by whom it is finished
     */
    public static LeastRole least(ItemEvent event, Who held, Who finished) {
        return TABLE.stream()
                .filter(rule -> rule.fits(event, held, finished))
                .map(ItemRule::least)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No line for %s, held by %s, finished by %s.".formatted(event, held, finished)));
    }
}
