package io.autotag.api.run;

import io.autotag.api.error.ApiException;
import io.autotag.store.ItemRepository;
import io.autotag.store.Project;
import io.autotag.store.QuerySelection;
import io.autotag.store.Selection;
import io.autotag.store.SliceQuery;
import io.autotag.store.SliceRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.util.List;

/** Whether what a selection names is there, as long as its author is still about. */
public final class SelectionCheck {

    private final QuerySelection queries;
    private final SliceRepository slices = new SliceRepository();
    private final ItemRepository items = new ItemRepository();

    public SelectionCheck(QuerySelection queries) {
        this.queries = queries;
    }

    /** Refuses slices and items that are not there and queries that cannot be understood. */
    public void check(Transaction tx, Project project, Selection selection) {
        selection.accept(new Selection.Visitor<Boolean>() {
            @Override
            public Boolean full(Selection.Full all) {
                return true;
            }

            @Override
            public Boolean slices(Selection.Slices named) {
                named.uids().forEach(uid -> checkSlice(tx, project, uid));
                return true;
            }

            @Override
            public Boolean items(Selection.Items named) {
                List<String> unknown = items.unknownUids(tx, project, named.uids());
                if (!unknown.isEmpty()) {
                    throw ApiException.badField(
                            "data", "There is no item " + String.join(", ", unknown) + " in the project's datasets.");
                }
                return true;
            }

            @Override
            public Boolean query(Selection.Query written) {
                queries.itemIds(tx, project.id(), written.text());
                return true;
            }

            @Override
            public Boolean failures(Selection.Failures other) {
                return true;
            }
        });
    }

    private void checkSlice(Transaction tx, Project project, String uid) {
        try {
            SliceQuery saved = slices.get(tx, project.orgId(), uid).query();
            if (saved != null) {
                checkSaved(tx, project, saved);
            }
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND
                    ? ApiException.badField("data", "There is no slice with the uid \"" + uid + "\".")
                    : failure;
        }
    }

    private void checkSaved(Transaction tx, Project project, SliceQuery saved) {
        if (saved.projectId() != project.id()) {
            throw ApiException.badField("data", "A slice is the saved query of another project: name one of this.");
        }
        queries.itemIds(tx, project.id(), saved.text());
    }
}
