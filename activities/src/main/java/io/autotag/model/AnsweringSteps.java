package io.autotag.model;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.Placement;
import io.autotag.image.TensorFill;
import io.autotag.image.TensorSpec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The steps from an encoded picture to its tags with one loaded model, and the buffers to take them in. Thread-safe. */
final class AnsweringSteps implements AutoCloseable {

    @FunctionalInterface
    interface Inference<T> {

        T run() throws ItemProblem;
    }

    private final ModelCard card;
    private final OnnxSession session;
    private final ImageInput input;
    private final TensorSpec spec;
    private final Decoder decoder;
    private final ImageDecoder pictures;
    private final PictureTags tags;
    private final Watchdog watchdog;

    /** Who prepares a picture or reads an answer needs no place. Fair, so that nobody's turn is put off. */
    private final Semaphore places;

    AnsweringSteps(ModelCard card, OnnxSession session, ImageInput input, Decoder decoder, TaggerOptions options) {
        this.card = card;
        this.session = session;
        this.input = input;
        this.decoder = decoder;
        spec = card.input().spec(input.type());
        pictures = new ImageDecoder(options.pictureLimits());
        tags = new PictureTags(card);
        watchdog = Watchdog.start(options.timeLimit());
        places = new Semaphore(options.callers(), true);
    }

    /** The model's, for people. */
    String name() {
        return card.name();
    }

    ImageInput input() {
        return input;
    }

    /** Decodes the picture to where the model finds it. */
    Placement put(ByteBuffer encodedImage, ByteBuffer tensor) throws ItemProblem {
        try (DecodedImage picture = pictures.decode(encodedImage)) {
            return TensorFill.fill(picture, spec, tensor);
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

    /** When a place at the model is free; the wait for it is left out of the caller's time. */
    <T> T inTurn(Inference<T> inference, WorkTime time) throws ItemProblem {
        time.without(places::acquireUninterruptibly);
        try {
            return inference.run();
        } finally {
            places.release();
        }
    }

    /** What the model said of the picture that was put there. */
    Tagged read(Outputs outputs, Placement placement, Candidates found) throws ItemProblem {
        found.clear();
        decoder.decode(outputs, found);
        List<Tag> all = tags.of(found, placement, decoder.masks(outputs));
        return new Tagged(placement.imageWidth(), placement.imageHeight(), all, decoder.embedding(outputs));
    }

    /** Buffers for one picture. */
    OnnxRun newRun() {
        OnnxRun run = session.newRun(input, decoder.outputs());
        watchdog.watch(run.limit());
        return run;
    }

    /** Buffers for so many pictures, which the input takes. */
    BatchRun newRun(int together) {
        BatchRun run = new BatchRun(session, input, spec, together, decoder.outputs());
        watchdog.watch(run.limit());
        return run;
    }

    Candidates newCandidates() {
        return new Candidates(card.labels().size(), card.keepAbove());
    }

    /** To be called when nobody is at it. */
    @Override
    public void close() {
        watchdog.close();
    }
}
