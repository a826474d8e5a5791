package io.autotag.store;

/**
 * A page of a list that runs from the newest id to the oldest. To see whether more follows ask for one more than shown.
 *
 * @param before only ids below this one
 * @param limit how many rows at most, 1 to 10,000
 */
public record Page(long before, int limit) {

    private static final int MOST = 10_000;

    public Page {
        if (limit < 1 || limit > MOST) {
            throw StoreException.invalid("A page has 1 to " + MOST + " rows.");
        }
    }

    public static Page first(int limit) {
        return new Page(Long.MAX_VALUE, limit);
    }

    /** The page behind the row with this id. */
    public static Page after(long lastId, int limit) {
        return new Page(lastId, limit);
    }
}
