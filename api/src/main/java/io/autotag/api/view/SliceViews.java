package io.autotag.api.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.store.Slice;
import io.autotag.store.Visibility;
import java.util.Locale;
import java.util.UUID;

/** Slices as they are asked for and shown; what they were made from is kept as it was asked for. */
public final class SliceViews {

    private final ObjectMapper json;

    public SliceViews(ObjectMapper json) {
        this.json = json;
    }

    public SliceView of(Slice slice) {
        try {
            return SliceView.from(slice, json.readValue(slice.sources(), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sources of slice " + slice.uid() + " are no sub-slices", e);
        }
    }

    /** For an owner, under a slug made of the name. */
    public io.autotag.store.NewSlice toStore(NewSlice wanted, long orgId, String login) {
        return new io.autotag.store.NewSlice(
                orgId,
                login,
                wanted.name(),
                Slugs.of(wanted.name(), "slice-" + UUID.randomUUID()),
                Visibility.valueOf(wanted.visibility().toUpperCase(Locale.ROOT)),
                wanted.subSlices().stream().map(SubSlice::toSource).toList(),
                wanted.randomSelectionCount(),
                write(wanted));
    }

    private String write(NewSlice wanted) {
        try {
            return json.writeValueAsString(wanted.subSlices());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sub-slices can be written", e);
        }
    }
}
