package io.autotag.workflow;

import io.temporal.workflow.Workflow;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps what operators see of a run in Temporal's pages up to date, as far as it was started with such. What was not, as by
 * an earlier release or where the server does not know the search attributes, is driven as before.
 */
final class RunLabels {

    private static final String CHANGE = "labels";

    private final boolean memo;
    private final boolean state;

    private RunLabels(boolean memo, boolean state) {
        this.memo = memo;
        this.state = state;
    }

    /** Of this workflow; the same in every replay. */
    static RunLabels ofThisRun() {
        boolean memo = Workflow.getMemo(RunAttributes.MEMO_RUN, String.class, String.class) != null;
        boolean state = Workflow.getTypedSearchAttributes().containsKey(RunAttributes.STATE);
        // Workers of the release before leave both as they were; what they have begun is replayed like that.
        boolean kept = (memo || state) && Changes.isHeeded(CHANGE);
        return new RunLabels(memo && kept, state && kept);
    }

    void planned(RunPlan plan) {
        Long told = memo ? Workflow.getMemo(RunAttributes.MEMO_ITEMS, Long.class, Long.class) : null;
        if (memo && (told == null || told != plan.items())) {
            Workflow.upsertMemo(Map.of(RunAttributes.MEMO_ITEMS, plan.items()));
        }
        tell(RunAttributes.RUNNING);
    }

    void settled(Settlement.Outcome outcome) {
        tell(outcome.name().toLowerCase(Locale.ROOT));
    }

    private void tell(String word) {
        if (state && !word.equals(Workflow.getTypedSearchAttributes().get(RunAttributes.STATE))) {
            Workflow.upsertTypedSearchAttributes(RunAttributes.STATE.valueSet(word));
        }
    }
}
