package io.autotag.store;

import java.util.List;

/** Which items of a project a run covers. It is resolved once, when the run's selection is frozen. */
public sealed interface Selection {

    <R> R accept(Visitor<R> visitor);

    /** Every item of the project's datasets. */
    record Full() implements Selection {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.full(this);
        }
    }

    /** The project's items in any of these slices. */
    record Slices(List<String> uids) implements Selection {
        public Slices {
            uids = checked(uids, "slice");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.slices(this);
        }
    }

    /** These items of the project. */
    record Items(List<String> uids) implements Selection {
        public Items {
            uids = checked(uids, "item");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.items(this);
        }
    }

    /** The project's items that match the query. */
    record Query(String text) implements Selection {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.query(this);
        }
    }

    /** The items at which another run of the project failed. */
    record Failures(String runUid) implements Selection {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failures(this);
        }
    }

    /** One method for each case. */
    interface Visitor<R> {

        R full(Full selection);

        R slices(Slices selection);

        R items(Items selection);

        R query(Query selection);

        R failures(Failures selection);
    }

    private static List<String> checked(List<String> uids, String what) {
        if (uids.isEmpty()) {
            throw StoreException.invalid("The selection names no " + what + ".");
        }
        return List.copyOf(uids);
    }
}
