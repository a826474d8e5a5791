package io.autotag.api.run;

import io.autotag.store.Selection;

/** What a run covers, in a few words. */
final class SelectionWords implements Selection.Visitor<String> {

    @Override
    public String full(Selection.Full selection) {
        return "everything";
    }

    @Override
    public String slices(Selection.Slices selection) {
        return "slices " + String.join(", ", selection.uids());
    }

    @Override
    public String items(Selection.Items selection) {
        return "listed items, " + selection.uids().size();
    }

    @Override
    public String query(Selection.Query selection) {
        return "\"" + selection.text() + "\"";
    }

    @Override
    public String failures(Selection.Failures selection) {
        return "what failed in " + selection.runUid();
    }
}
