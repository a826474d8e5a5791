package io.autotag.model;

import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Resize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out what one loaded model is, with the help of what its author says. Used once. */
final class Recogniser {
    private static final float TO_ONE = (float) (1 / 255d);

    private final LoadedModel model;
    private final CardDraft draft;
    private final TaggerOptions options;
    private final Optional<Ultralytics> maker;
    private final Optional<List<String>> fileLabels;

    Recogniser(LoadedModel model, Path onnx, CardDraft draft, TaggerOptions options) {
        this.model = model;
        this.draft = draft;
        this.options = options;
        this.maker = model.maker();
        this.fileLabels = LabelSources.read(onnx, draft, maker);
    }

    Recognition recognise(String fileName) {
        Optional<CardDraft.Side> size = draft.input().size().or(() -> maker.flatMap(Ultralytics::size));
        ImageInput input = ImageInputs.choose(model.signature(), draft.input().layout(), size);
        Port port = model.signature().inputs().get(0);
        Faults faults = new Faults();
        ImageInputs.compare(draft.input(), input, port, faults);
        faults.throwIfAny(ModelError.CARD);

        boolean guessed = size.isEmpty() && !ImageInputs.hasSize(port, input.layout());
        Evidence evidence = evidence(input, guessed);
        Verdict verdict = draft.head()
                .map(head -> Verdict.is(head, "The card says head: " + head.key() + "."))
                .orElseGet(() -> HeadRules.judge(evidence));
        FileFacts facts = new FileFacts(
                Optional.of(name(fileName)),
                Optional.of(verdict.orThrow()),
                fileLabels,
                guessed ? Optional.empty() : Optional.of(new CardDraft.Side(input.height(), input.width())),
                ImageInputs.known(port),
                maker.map(Ultralytics::preparation),
                input.type() == ElementType.UINT8);
        ModelCard card = CardCompletion.complete(draft, facts, ModelError.UNDECIDED);
        ModelFit.of(card, evidence);
        return new Recognition(card, verdict.sentence());
    }

    private Evidence evidence(ImageInput input, boolean guessed) {
        Optional<List<String>> names = draft.labels().or(() -> fileLabels);
        OptionalInt labels = names.map(list -> OptionalInt.of(list.size())).orElseGet(OptionalInt::empty);
        try {
            return Evidence.of(model, input, spec(input), labels, options.timeLimit());
        } catch (ModelException e) {
            if (!guessed) {
                throw e;
            }
            throw ModelException.field(
                    ModelError.UNDECIDED,
                    "input.size",
                    "The model takes pictures of more than one size, but not of every size: write input.size into the"
                            + " card, [height, width] of the pictures it was trained on.");
        }
    }

    /** For the trial, usual values stand in for what nobody said. */
    private TensorSpec spec(ImageInput input) {
        CardDraft.Input given = draft.input();
        float usual = input.type() == ElementType.UINT8 ? 1 : TO_ONE;
        return new TensorSpec(
                input.width(),
                input.height(),
                input.layout(),
                given.colour().orElse(Colour.RGB),
                input.type(),
                given.scale().orElse(usual),
                given.mean().orElse(List.of(0f, 0f, 0f)),
                given.std().orElse(List.of(1f, 1f, 1f)),
                Resize.STRETCH,
                0);
    }

    /** What the file was called, without its ending and without what no name has. */
    private static String name(String fileName) {
        String plain = fileName.replaceAll("\\p{Cntrl}|\\p{Cs}", "")
                .replaceFirst("(?i)\\.onnx$", "")
                .strip();
        String name = plain.isEmpty() ? "model" : plain;
        return name.substring(0, Math.min(name.length(), CardDraft.LONGEST_NAME));
    }
}
