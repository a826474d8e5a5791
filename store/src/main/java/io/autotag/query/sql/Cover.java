package io.autotag.query.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Leads in which, together, every item that matches is found. */
public final class Cover {
    /** More are better answered without their order. */
    static final int MOST_LEADS = 64;

    /** The statuses of two labels, or of one label in two sets. */
    private static final int MANY_LEADS = 8;

    private final List<Lead> leads;

    private Cover(List<Lead> leads) {
        this.leads = leads;
    }

    static Optional<Cover> of(List<Lead> leads) {
        return leads.size() > MOST_LEADS ? Optional.empty() : Optional.of(new Cover(List.copyOf(leads)));
    }

    /** Whether it is to be merged from so many parts of indexes that planning the merge takes longer than reading. */
    public boolean isScattered() {
        return leads.size() > MANY_LEADS;
    }

    Optional<Cover> or(Cover other) {
        return of(Stream.concat(leads.stream(), other.leads.stream()).distinct().toList());
    }

    /** Whether no item can match. */
    public boolean isEmpty() {
        return leads.isEmpty();
    }

    /**
     * The next rows in order, at most the limit: columns {@code id} and, of a cover by a key, {@code sort_key}. An item may
     * come in several rows, and in some without matching.
     */
    public SqlFragment next(boolean ascending, Optional<LeadPosition> after, int limit) {
        return new LeadStatement(ascending, after, limit).of(leads);
    }
}
