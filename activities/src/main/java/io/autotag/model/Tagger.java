package io.autotag.model;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.Placement;
import io.autotag.image.TensorFill;
import io.autotag.image.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Answers pictures with one model. Thread-safe: every caller has buffers of its own, all share one session, and one call
 * uses one core, or as the options say how models are called. Equal pictures get equal answers, bit for bit.
 */
public final class Tagger implements AutoCloseable {

    /** What one call uses; the next one takes it up again. */
    private record Buffers(OnnxRun run, Candidates found) {}

    private final ModelCard card;
    private final LoadedModel model;
    private final ImageInput input;
    private final TensorSpec spec;
    private final Decoder decoder;
    private final ImageDecoder pictures;
    private final PictureTags tags;
    private final Watchdog watchdog;

    /** Who prepares a picture or reads an answer needs no place. Fair, so that nobody's turn is put off. */
    private final Semaphore places;

    private final ConcurrentLinkedDeque<Buffers> idle = new ConcurrentLinkedDeque<>();
    private final UseCount uses = new UseCount(this::release);

    private Tagger(ModelCard card, LoadedModel model, ImageInput input, Decoder decoder, TaggerOptions options) {
        this.card = card;
        this.model = model;
        this.input = input;
        this.decoder = decoder;
        spec = card.input().spec(input.type());
        pictures = new ImageDecoder(options.pictureLimits());
        tags = new PictureTags(card);
        watchdog = Watchdog.start(options.timeLimit());
        places = new Semaphore(options.callers(), true);
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
            Tagger tagger = new Tagger(card, model, input, ModelFit.of(card, evidence), options);
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
        if (!uses.enter()) {
            throw new IllegalStateException("The model " + card.name() + " is closed");
        }
        try {
            return answer(encodedImage, time);
        } finally {
            uses.leave();
        }
    }

    private Tagged answer(ByteBuffer encodedImage, WorkTime time) throws ItemProblem {
        Buffers buffers = Optional.ofNullable(idle.pollFirst()).orElseGet(this::newBuffers);
        try {
            Placement placement = put(encodedImage, buffers.run());
            Outputs outputs = infer(buffers.run(), time);
            buffers.found().clear();
            decoder.decode(outputs, buffers.found());
            List<Tag> found = tags.of(buffers.found(), placement, decoder.masks(outputs));
            return new Tagged(placement.imageWidth(), placement.imageHeight(), found, decoder.embedding(outputs));
        } finally {
            idle.addFirst(buffers);
        }
    }

    private Outputs infer(OnnxRun run, WorkTime time) throws ItemProblem {
        time.without(places::acquireUninterruptibly);
        try {
            return run.run();
        } finally {
            places.release();
        }
    }

    private Buffers newBuffers() {
        OnnxRun run = model.session().newRun(input, decoder.outputs());
        watchdog.watch(run.limit());
        return new Buffers(run, new Candidates(card.labels().size(), card.keepAbove()));
    }

    private Placement put(ByteBuffer encodedImage, OnnxRun run) throws ItemProblem {
        try (DecodedImage picture = pictures.decode(encodedImage)) {
            return TensorFill.fill(picture, spec, run.picture());
        } catch (ImageException e) {
            throw new ItemProblem(code(e), e.sentence());
        }
    }

    private static ItemProblem.Code code(ImageException problem) {
        return switch (problem.problem()) {
            case UNREADABLE -> ItemProblem.Code.UNREADABLE;
            case TOO_LARGE -> ItemProblem.Code.TOO_LARGE;
            case UNSUPPORTED -> ItemProblem.Code.UNSUPPORTED;
        };
    }

    /** Returns at once; native memory is given back when the last call under way has ended. */
    @Override
    public void close() {
        uses.close();
    }

    private void release() {
        watchdog.close();
        idle.forEach(buffers -> buffers.run().close());
        model.close();
    }
}
