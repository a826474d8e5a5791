package io.autotag.activity;

import io.autotag.mask.Mask;
import io.autotag.model.Box;
import io.autotag.model.Tag;
import io.autotag.model.Tagged;
import io.autotag.workflow.PreviewMask;
import io.autotag.workflow.PreviewTag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as they cross the wire. */
final class PreviewTags {

    private static final int MOST = 300;

    private PreviewTags() {}

    /** Best score first, as many as somebody can look at. */
    static List<PreviewTag> of(Tagged answer) {
        return answer.tags().stream()
                .sorted(Comparator.comparing(Tag::score).reversed())
                .limit(MOST)
                .map(PreviewTags::toPreview)
                .toList();
    }

    private static PreviewTag toPreview(Tag tag) {
        Box box = tag.box();
        return new PreviewTag(
                tag.label(),
                tag.level().key(),
                tag.confidence(),
                tag.score(),
                box == null ? null : box.x(),
                box == null ? null : box.y(),
                box == null ? null : box.w(),
                box == null ? null : box.h(),
                maskOf(tag.mask()));
    }

    private static @Nullable PreviewMask maskOf(@Nullable Mask mask) {
        return mask == null
                ? null
                : new PreviewMask(mask.x(), mask.y(), mask.step(), mask.height(), mask.width(), mask.counts());
    }
}
