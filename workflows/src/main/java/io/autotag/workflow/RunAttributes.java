package io.autotag.workflow;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/**
 * By what operators find the workflows of runs in Temporal's own pages, and what these say about them. Search attributes
 * are for servers that know them; nothing of Autotag's depends on either.
 */
public final class RunAttributes {

    public static final SearchAttributeKey<String> PROJECT = SearchAttributeKey.forKeyword("AutotagProject");

    public static final SearchAttributeKey<String> MODEL = SearchAttributeKey.forKeyword("AutotagModel");

    /** {@code planning}, {@code running}, and at the end how the run was left. */
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("AutotagState");

    public static final String PLANNING = "planning";

    static final String RUNNING = "running";

    /** Of the memo: what a run that was started with a memo has in any case. */
    public static final String MEMO_RUN = "run";

    /** Of the memo: how many items the run covers, once that is known. */
    static final String MEMO_ITEMS = "items";

    /** All search attributes; of the type Keyword. */
    public static final List<SearchAttributeKey<String>> ALL = List.of(PROJECT, MODEL, STATE);

    private RunAttributes() {}
}
