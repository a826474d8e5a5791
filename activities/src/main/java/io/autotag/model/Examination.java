package io.autotag.model;

import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Resize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a loaded model shows of itself: where pictures go in and what it answers to made-up ones.
 *
 * @param guessed whether nobody said what size the pictures are
 * @param evidence with the labels of the card, if it has some
 * @param found labels that stand elsewhere, the likeliest first; none for a card with labels
 */
record Examination(ImageInput input, boolean guessed, Evidence evidence, List<FoundLabels> found) {
    /** Runs the model; throws {@link ModelException} when no picture can be put in or it cannot answer. */
    static Examination of(LoadedModel model, Path onnx, CardDraft draft, TaggerOptions options) {
        Optional<Ultralytics> maker = model.maker();
        List<FoundLabels> found =
                LabelSources.find(onnx, draft, model.signature().metadata());
        Optional<CardDraft.Side> size = draft.input().size().or(() -> maker.flatMap(Ultralytics::size));
        ImageInput input = ImageInputs.choose(model.signature(), draft.input().layout(), size);
        Faults faults = new Faults();
        ImageInputs.compare(draft.input(), input, faults);
        faults.throwIfAny(ModelError.CARD);

        boolean guessed = size.isEmpty() && !ImageInputs.hasSize(input);
        OptionalInt count = draft.labels().map(List::size).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        try {
            TensorSpec spec = spec(input, draft.input());
            Evidence evidence = Evidence.of(model, input, spec, count, draft.pooling(), options.timeLimit());
            return new Examination(
                    input, guessed, evidence, OwnNames.of(evidence, draft).orElse(found));
        } catch (ModelException e) {
            throw guessed ? needsSize() : e;
        }
    }

    private static ModelException needsSize() {
        return ModelException.field(
                ModelError.UNDECIDED,
                "input.size",
                "The model takes pictures of more than one size, but not of every size: write input.size into the"
                        + " card, [height, width] of the pictures it was trained on.");
    }

    /** For the trial, usual values stand in for what nobody said. */
    private static TensorSpec spec(ImageInput input, CardDraft.Input given) {
        Preparation usual = Preparation.toOne(Resize.STRETCH).of(input.type());
        return new TensorSpec(
                input.width(),
                input.height(),
                input.layout(),
                given.colour().orElse(Colour.RGB),
                input.type(),
                given.scale().or(usual::scale).orElseThrow(),
                given.mean().orElse(usual.mean()),
                given.std().orElse(usual.std()),
                Resize.STRETCH,
                0);
    }
}
