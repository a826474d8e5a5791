package io.autotag.ops.check;

import io.autotag.model.Box;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelCard;
import io.autotag.model.ModelError;
import io.autotag.model.ModelException;
import io.autotag.model.ModelFile;
import io.autotag.model.RecognisedHead;
import io.autotag.model.Tag;
import io.autotag.model.Tagger;
import io.autotag.model.TaggerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one file of a folder in, as the product does, and compares the outcome. */
final class ModelCheck {
    private static final TaggerOptions OPTIONS = TaggerOptions.defaults();

    /** As the reference was made. */
    private static final String REFERENCE = "keep_above: 0.25\n";

    /** Likewise, for heads that do not choose among their boxes themselves. */
    private static final String SUPPRESSION = "nms_iou: 0.45\n";

    /** A part of the preparation that neither files nor the folder tell: the one that comes nearer is taken. */
    private static final List<String> FILTERS = List.of("area", "linear");

    private final ModelFolder folder;

    ModelCheck(ModelFolder folder) {
        this.folder = folder;
    }

    CheckResult check(String name) {
        Optional<ExpectedModel> expected = folder.expected(name);
        if (expected.isEmpty()) {
            return CheckResult.bad(name, "expected.json says nothing of it");
        }
        if (!Files.exists(folder.file(name))) {
            return CheckResult.bad(name, "there is no such file");
        }
        return check(name, expected.get());
    }

    private CheckResult check(String name, ExpectedModel expected) {
        Optional<String> beside = folder.card(name);
        try {
            RecognisedHead head =
                    ModelFile.head(folder.file(name), beside.or(() -> written(expected.preparation())), OPTIONS);
            String line = name + ": " + head.head().key() + ". " + head.reason();
            if (!head.head().key().equals(expected.head())) {
                return CheckResult.bad(line, "expected " + expected.head());
            }
            return beside.isPresent() ? withCard(line, name, expected, beside.get()) : compared(line, name, expected);
        } catch (ModelException refused) {
            return refused(name, expected, beside.isPresent(), refused);
        }
    }

    /** With a card that somebody wrote: nothing is added to it. */
    private CheckResult withCard(String line, String name, ExpectedModel expected, String written) {
        ModelCard card =
                ModelFile.inspect(folder.file(name), Optional.of(written)).card();
        return expected.isEmbedding()
                ? new VectorCheck(folder).check(line, folder.file(name), card, expected.classes(), OPTIONS)
                : compared(line, name, folder.reference(name), card);
    }

    private static CheckResult refused(String name, ExpectedModel expected, boolean hasCard, ModelException refused) {
        String line = name + ": refused. " + refused.sentence();
        if (!expected.isDeclined(hasCard)) {
            return CheckResult.bad(line, "expected " + expected.head());
        }
        boolean plain = expected.isEmbedding()
                ? refused.code() == ModelError.UNDECIDED && refused.sentence().contains("head: embedding")
                : refused.code() == ModelError.UNSUPPORTED;
        return plain ? CheckResult.good(line) : CheckResult.bad(line, "expected to be declined as " + expected.head());
    }

    private CheckResult compared(String line, String name, ExpectedModel expected) {
        Map<String, List<Found>> reference = folder.reference(name);
        if (reference.isEmpty()) {
            return compared(line, name, reference, card(folder.file(name), expected, reference, ""));
        }
        return FILTERS.stream()
                .map(filter -> compared(
                        line + " Resized by the filter " + filter + ":",
                        name,
                        reference,
                        card(folder.file(name), expected, reference, "  filter: " + filter + "\n")))
                .min(Comparator.comparing(result -> result.differences().size()))
                .orElseThrow();
    }

    private CheckResult compared(String line, String name, Map<String, List<Found>> reference, ModelCard card) {
        List<String> differences = new ArrayList<>();
        int matched = 0;
        int wanted = 0;
        int boxes = 0;
        try (Tagger tagger = Tagger.open(folder.file(name), card, OPTIONS)) {
            for (String photo : folder.photos()) {
                List<Found> found = found(tagger, photo);
                boxes += found.size();
                if (reference.containsKey(photo)) {
                    Comparison comparison = Comparison.of(reference.get(photo), found);
                    matched += comparison.matched();
                    wanted += comparison.matched() + comparison.missed().size();
                    comparison.missed().forEach(one -> differences.add(photo + ": missed " + one));
                    comparison.surplus().forEach(one -> differences.add(photo + ": not in the reference: " + one));
                }
            }
        } catch (ItemProblem problem) {
            differences.add(problem.sentence());
        }
        String outcome = reference.isEmpty()
                ? "it answers " + folder.photos().size() + " photos with " + boxes + " tags, not compared"
                : matched + " of " + wanted + " boxes matched on " + reference.size() + " photos";
        return new CheckResult(line + " " + outcome + ".", differences);
    }

    /** Labels are given to files that have none; the head never is. */
    private static ModelCard card(
            Path file, ExpectedModel expected, Map<String, List<Found>> reference, String filter) {
        String given = reference.isEmpty() ? expected.preparation() : prepared(expected) + filter + REFERENCE;
        ModelCard usual = complete(file, given, expected, reference);
        return reference.isEmpty() || usual.nmsIou() == 1
                ? usual
                : complete(file, given + SUPPRESSION, expected, reference);
    }

    private static ModelCard complete(
            Path file, String given, ExpectedModel expected, Map<String, List<Found>> reference) {
        try {
            return ModelFile.inspect(file, written(given)).card();
        } catch (ModelException refused) {
            if (!refused.fieldErrors().containsKey("labels")) {
                throw refused;
            }
            String labels = CheckLabels.of(expected.classes(), reference);
            return ModelFile.inspect(file, Optional.of(given + labels)).card();
        }
    }

    private static String prepared(ExpectedModel expected) {
        return expected.preparation().isEmpty() ? "input:\n" : expected.preparation();
    }

    private static Optional<String> written(String card) {
        return Optional.of(card).filter(yaml -> !yaml.isEmpty());
    }

    private List<Found> found(Tagger tagger, String photo) throws ItemProblem {
        List<Found> all = new ArrayList<>();
        for (Tag tag : tagger.tag(folder.photo(photo)).tags()) {
            Box box = tag.box();
            double right = box == null ? 0 : (double) box.x() + box.w();
            double bottom = box == null ? 0 : (double) box.y() + box.h();
            all.add(new Found(
                    tag.label(),
                    tag.confidence(),
                    box == null ? 0 : box.x(),
                    box == null ? 0 : box.y(),
                    right,
                    bottom));
        }
        return all;
    }
}
