package io.autotag.activity;

import io.autotag.model.Tag;
import io.autotag.model.Tagged;
import io.autotag.store.Box;
import io.autotag.store.ItemPredictions;
import io.autotag.store.Level;
import io.autotag.store.NewPrediction;
import org.jspecify.annotations.Nullable;

/** A model's answers in the words of the store. */
final class Predictions {

    private Predictions() {}

    static ItemPredictions of(long itemId, Tagged answer) {
        return new ItemPredictions(
                itemId, answer.tags().stream().map(Predictions::of).toList(), answer.embedding());
    }

    private static NewPrediction of(Tag tag) {
        Level level =
                switch (tag.level()) {
                    case IMAGE -> Level.IMAGE;
                    case OBJECT -> Level.OBJECT;
                };
        return new NewPrediction(tag.label(), level, tag.confidence(), tag.score(), box(tag.box()), tag.mask());
    }

    private static @Nullable Box box(io.autotag.model.@Nullable Box box) {
        return box == null ? null : new Box(box.x(), box.y(), box.w(), box.h());
    }
}
