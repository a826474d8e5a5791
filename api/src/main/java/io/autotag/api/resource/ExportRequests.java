package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewExport;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Slice;
import io.autotag.store.SliceQuery;
import io.autotag.store.SliceRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds what the request for an export names, and says what is wrong with it by its field. */
final class ExportRequests {

    private final ProjectRepository projects = new ProjectRepository();
    private final DatasetRepository datasets = new DatasetRepository();
    private final SliceRepository slices = new SliceRepository();

    /** The project that is meant, which has the datasets and knows the slices. */
    Project projectOf(Transaction tx, long orgId, NewExport body) {
        List<String> wanted = body.datasetUids();
        wanted.forEach(uid ->
                found(body.datasetField(), "There is no dataset " + uid + ".", () -> datasets.get(tx, orgId, uid)));
        Project project = body.projectUid() == null
                ? onlyOne(tx, orgId, body, wanted)
                : named(tx, orgId, body, body.projectUid());
        if (body.slices() != null) {
            Set<String> distinct = new HashSet<>(body.slices());
            List<Slice> known = found(
                    "slices",
                    "Each must be the uid of a slice of your organisation.",
                    () -> slices.getAll(tx, orgId, List.copyOf(distinct)));
            known.forEach(slice -> requireOf(project, slice));
        }
        return project;
    }

    private Project named(Transaction tx, long orgId, NewExport body, String uid) {
        String field = body.project() == null ? "projects" : "project";
        Project project = found(field, "There is no project " + uid + ".", () -> projects.get(tx, orgId, uid));
        if (!projects.datasetUids(tx, project).containsAll(body.datasetUids())) {
            throw ApiException.badField(body.datasetField(), "The project is not over this dataset.");
        }
        return project;
    }

    private Project onlyOne(Transaction tx, long orgId, NewExport body, List<String> datasetUids) {
        List<Project> possible = projects.over(tx, orgId, datasetUids, 2);
        if (possible.size() > 1) {
            throw ApiException.badField("project", "There are several: name the one whose annotations are wanted.");
        }
        if (possible.isEmpty() && !datasetUids.isEmpty()) {
            throw ApiException.badField(
                    body.datasetField(), "No project is over this: annotations belong to projects, so make one first.");
        }
        if (possible.isEmpty()) {
            throw ApiException.badField("project", "There is none yet: make a project over a dataset first.");
        }
        return possible.get(0);
    }

    private static void requireOf(Project project, Slice slice) {
        SliceQuery saved = slice.query();
        if (saved != null && saved.projectId() != project.id()) {
            throw ApiException.badField(
                    "slices", "\"" + slice.name() + "\" is the saved query of another project: name one of this.");
        }
    }

    private static <T> T found(String field, String sentence, Supplier<T> look) {
        try {
            return look.get();
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND ? ApiException.badField(field, sentence) : failure;
        }
    }
}
