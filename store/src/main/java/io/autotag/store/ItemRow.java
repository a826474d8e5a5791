package io.autotag.store;

import io.autotag.review.ItemState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an item of a project stands.
 *
 * @param reviewer who finished it
 * @param leasedTo who holds it now; null when nobody does
 * @param leaseLogin of the last lease, past or present
 */
record ItemRow(
        ItemState state,
        int version,
        @Nullable Long reviewer,
        @Nullable Long leasedTo,
        @Nullable String leaseLogin,
        @Nullable Instant leaseUntil) {

    private static final Role OVERRULES = Role.OPERATOR;

    /** @throws StoreException CONFLICT when somebody else holds the item, or has finished it and may not be overruled */
    void admit(Reviewer person) {
        admitHolder(person);
        if (state == ItemState.REVIEWED
                && reviewer != null
                && reviewer != person.id()
                && !person.role().covers(OVERRULES)) {
            throw StoreException.conflict("Somebody else has finished this item: it takes the role %s to change it."
                    .formatted(Words.of(OVERRULES)));
        }
    }

    /** @throws StoreException CONFLICT when somebody else holds the item */
    void admitHolder(Reviewer person) {
        if (leasedTo != null && leasedTo != person.id()) {
            throw StoreException.conflict("The item is with %s until %s.".formatted(leaseLogin, leaseUntil));
        }
    }
}
