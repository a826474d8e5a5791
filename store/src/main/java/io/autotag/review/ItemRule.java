package io.autotag.review;

import java.util.Set;

/**
 * A line of {@link ItemAccess}.
 *
 * @param held by whom the item is held
 * @param finished by whom it is finished
 */
public record ItemRule(ItemEvent event, Set<Who> held, Set<Who> finished, LeastRole least) {

    public ItemRule {
        held = Set.copyOf(held);
        finished = Set.copyOf(finished);
    }

    boolean fits(ItemEvent wanted, Who heldBy, Who finishedBy) {
        return event == wanted && held.contains(heldBy) && finished.contains(finishedBy);
    }
}
