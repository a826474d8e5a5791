package io.autotag.provider;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;

/** Reads of a description how answers are read. */
final class ReadingText {

    private ReadingText() {}

    private enum Absent {
        FAIL,
        NOTHING
    }

    private enum Unknown {
        FAIL,
        IGNORE
    }

    static Reading read(JsonFields answer) {
        answer.only(List.of(
                "boxes", "tags", "if_absent", "label", "confidence", "confidence_out_of", "box", "unknown_labels"));
        boolean boxes = answer.has("boxes");
        if (boxes && answer.has("tags")) {
            answer.wrong("tags", "cannot stand beside answer.boxes: write one of the two");
        }
        JsonPointer list = answer.pointer(boxes || !answer.has("tags") ? "boxes" : "tags");
        return new Reading(
                list,
                answer.choice("if_absent", List.of(Absent.values())) == Absent.NOTHING,
                answer.pointer("label"),
                answer.pointer("confidence"),
                answer.number("confidence_out_of", 1, 1e6, 1),
                boxes ? Optional.of(box(answer.section("box"))) : Optional.empty(),
                answer.choice("unknown_labels", List.of(Unknown.values())) == Unknown.IGNORE);
    }

    private enum Units {
        PIXELS,
        RELATIVE
    }

    private static BoxReading box(JsonFields box) {
        box.only(List.of("form", "at", "units"));
        List<JsonPointer> at = box.pointers("at");
        if (at.size() != 1 && at.size() != 4) {
            box.wrong("at", "is one place with a list of four numbers, or a list of four places");
        }
        BoxReading.Form form = box.choice("form", List.of(BoxReading.Form.values()));
        return new BoxReading(form, at, box.choice("units", List.of(Units.values())) == Units.RELATIVE);
    }
}
