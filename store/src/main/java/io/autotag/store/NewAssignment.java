package io.autotag.store;

import java.util.List;

/**
 * Items for people to review.
 *
 * @param selection which items; what it selects is looked at when people ask for their next one
 * @param logins who shall review them, at least one
 */
public record NewAssignment(String name, Selection selection, List<String> logins) {

    public NewAssignment {
        logins = logins.stream().distinct().toList();
        if (name.isBlank() || logins.isEmpty()) {
            throw StoreException.invalid("An assignment has a name and at least one person.");
        }
    }
}
