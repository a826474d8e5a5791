package io.autotag.store;

import java.util.List;
import java.util.stream.Collectors;

/** A save that rests on what is no longer so. Nothing of it was saved. */
public final class ReviewConflictException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient List<ReviewConflict> conflicts;

    ReviewConflictException(List<ReviewConflict> conflicts) {
        super(
                StoreError.CONFLICT,
                "Nothing was saved, because something has changed meanwhile. "
                        + conflicts.stream()
                                .limit(5)
                                .map(ReviewConflict::sentence)
                                .collect(Collectors.joining(" ")));
        this.conflicts = List.copyOf(conflicts);
    }

    /** Each thing that changed, with who changed it. */
    public List<ReviewConflict> conflicts() {
        return conflicts;
    }
}
