package io.autotag.api.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.error.ApiException;
import io.autotag.store.NewSavedQuery;
import io.autotag.store.Project;
import io.autotag.store.Slice;
import io.autotag.store.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Slices as they are asked for and shown; what they were made from is kept as it was asked for. */
public final class SliceViews {

    private final ObjectMapper json;

    public SliceViews(ObjectMapper json) {
        this.json = json;
    }

    /** @param itemCount how many items it has now */
    public SliceView of(Slice slice, long itemCount) {
        try {
            return SliceView.from(slice, json.readValue(slice.sources(), new TypeReference<>() {}), itemCount);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sources of slice " + slice.uid() + " are no sub-slices", e);
        }
    }

    /** For an owner, under a slug made of the name. */
    public io.autotag.store.NewSlice toStore(NewSlice wanted, long orgId, String login) {
        List<SubSlice> parts = parts(wanted);
        return new io.autotag.store.NewSlice(
                orgId,
                login,
                wanted.name(),
                slug(wanted),
                visibility(wanted),
                parts.stream().map(SubSlice::toSource).toList(),
                wanted.randomSelectionCount(),
                write(parts));
    }

    /** For an owner, under a slug made of the name; the query as it was written. */
    public NewSavedQuery toSavedQuery(NewSlice wanted, Project project, String login, String query) {
        return new NewSavedQuery(project, login, wanted.name(), slug(wanted), visibility(wanted), query);
    }

    private static List<SubSlice> parts(NewSlice wanted) {
        if (wanted.project() != null) {
            throw ApiException.badField("query", "Write what to find in the project, or leave out project.");
        }
        if (wanted.subSlices() == null) {
            throw ApiException.badField("sub_slices", "List parts of datasets, or write project and query instead.");
        }
        return wanted.subSlices();
    }

    private static String slug(NewSlice wanted) {
        return Slugs.of(wanted.name(), "slice-" + UUID.randomUUID());
    }

    private static Visibility visibility(NewSlice wanted) {
        return Visibility.valueOf(wanted.visibility().toUpperCase(Locale.ROOT));
    }

    private String write(List<SubSlice> parts) {
        try {
            return json.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sub-slices can be written", e);
        }
    }
}
