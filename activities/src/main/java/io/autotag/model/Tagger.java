package io.autotag.model;

import io.autotag.image.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Answers pictures with one model. Thread-safe: every caller has buffers of its own, all share one session, and one call
 * uses one core, or as the options say how models are called. On a CPU equal pictures get equal answers, bit for bit.
 */
public final class Tagger implements AutoCloseable {

    private final ModelCard card;
    private final LoadedModel model;
    private final AnsweringSteps steps;
    private final Answering alone;
    private final BatchAnswering together;
    private final UseCount uses = new UseCount(this::release);

    private Tagger(ModelCard card, LoadedModel model, AnsweringSteps steps, int batch) {
        this.card = card;
        this.model = model;
        this.steps = steps;
        alone = new Answering(steps);
        together = new BatchAnswering(steps, batch, alone);
    }

    /**
     * Loads a model.
     *
     * @param card complete, as {@link ModelFile#inspect} gives it
     * @throws ModelException when the file cannot be loaded or does not fit the card
     */
    public static Tagger open(Path file, ModelCard card, TaggerOptions options) {
        try (ModelSource source = ModelSource.of(file, options.modelBytes())) {
            return open(LoadedModel.open(source.onnx(), options), card, options);
        }
    }

    private static Tagger open(LoadedModel model, ModelCard card, TaggerOptions options) {
        boolean opened = false;
        try {
            ImageInput input = input(model.signature(), card);
            TensorSpec spec = card.input().spec(input.type());
            OptionalInt labels = OptionalInt.of(card.labels().size());
            Evidence evidence = Evidence.of(model, input, spec, labels, card.pooling(), options.timeLimit());
            Decoder decoder = ModelFit.of(card, evidence);
            AnsweringSteps steps = new AnsweringSteps(card, model.session(), input, decoder, options);
            Tagger tagger = new Tagger(card, model, steps, options.batch());
            opened = true;
            return tagger;
        } finally {
            if (!opened) {
                model.close();
            }
        }
    }

    /** The input as the card has it; throws {@link ModelException} when the model has no such input. */
    static ImageInput input(Signature signature, ModelCard card) {
        CardDraft.Input wanted = CardDraft.Input.of(card.input());
        ImageInput input = ImageInputs.choose(signature, wanted.layout(), wanted.size());
        Faults faults = new Faults();
        ImageInputs.compare(wanted, input, faults);
        faults.throwIfAny(ModelError.CARD);
        return input;
    }

    public ModelCard card() {
        return card;
    }

    /**
     * Answers one encoded picture.
     *
     * @throws ItemProblem when this picture has no answer
     * @throws IllegalStateException after {@link #close}
     */
    public Tagged tag(byte[] encodedImage) throws ItemProblem {
        return tag(encodedImage, WorkTime.start());
    }

    /** As {@link #tag(byte[])}; the wait for a place at the model is left out of the caller's time. */
    public Tagged tag(byte[] encodedImage, WorkTime time) throws ItemProblem {
        return tag(ByteBuffer.wrap(encodedImage), time);
    }

    /** As {@link #tag(byte[])}, from position to limit of a buffer on the heap or not; moves neither. */
    public Tagged tag(ByteBuffer encodedImage) throws ItemProblem {
        return tag(encodedImage, WorkTime.start());
    }

    private Tagged tag(ByteBuffer encodedImage, WorkTime time) throws ItemProblem {
        enter();
        try {
            return alone.one(encodedImage, time);
        } finally {
            uses.leave();
        }
    }

    /** How many pictures are answered together. */
    public BatchSizes together() {
        return together.sizes();
    }

    /**
     * Answers several pictures by one inference, as {@link #tag(byte[])} answers each.
     *
     * @param encodedImages as many as go {@link #together} at most; so many are computed however few there are
     * @param time of all, without the wait for a place at the model
     * @throws IllegalStateException after {@link #close}
     */
    public List<Answer> tag(List<byte[]> encodedImages, WorkTime time) {
        if (encodedImages.size() > together().most()) {
            throw new IllegalArgumentException(encodedImages.size() + " pictures are more than "
                    + together().most());
        }
        enter();
        try {
            return together.answers(encodedImages, time);
        } finally {
            uses.leave();
        }
    }

    private void enter() {
        if (!uses.enter()) {
            throw new IllegalStateException("The model " + card.name() + " is closed");
        }
    }

    /** Returns at once; native memory is given back when the last call under way has ended. */
    @Override
    public void close() {
        uses.close();
    }

    private void release() {
        steps.close();
        alone.close();
        together.close();
        model.close();
    }
}
