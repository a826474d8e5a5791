package io.autotag.model;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.Placement;
import io.autotag.image.TensorFill;
import io.autotag.image.TensorSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from encoded pictures to their tags with one loaded model: decode, fill, infer, read. Thread-safe; every caller
 * has buffers of its own, or those that an earlier one is done with.
 */
final class Answering implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    /** So many batches in a row without answers, and no more are tried: they cost as much as the pictures alone. */
    static final int MOST_FAILURES = 3;

    private record Buffers(OnnxRun run, Candidates found) {}

    private record BatchBuffers(BatchRun run, Candidates found) {}

    /** A picture of a batch, once it is where the model finds it. */
    @FunctionalInterface
    private interface Placed {

        Tagged read(Outputs outputs, Candidates found) throws ItemProblem;
    }

    @FunctionalInterface
    private interface Inference<T> {

        T run() throws ItemProblem;
    }

    private final ModelCard card;
    private final OnnxSession session;
    private final ImageInput input;
    private final TensorSpec spec;
    private final Decoder decoder;
    private final ImageDecoder pictures;
    private final PictureTags tags;
    private final int batch;
    private final Watchdog watchdog;

    /** Who prepares a picture or reads an answer needs no place. Fair, so that nobody's turn is put off. */
    private final Semaphore places;

    private final AtomicInteger failures = new AtomicInteger();

    private final ConcurrentLinkedDeque<Buffers> idle = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<BatchBuffers> idleBatches = new ConcurrentLinkedDeque<>();

    Answering(ModelCard card, OnnxSession session, ImageInput input, Decoder decoder, TaggerOptions options) {
        this.card = card;
        this.session = session;
        this.input = input;
        this.decoder = decoder;
        spec = card.input().spec(input.type());
        pictures = new ImageDecoder(options.pictureLimits());
        tags = new PictureTags(card);
        batch = input.takes(options.batch()) ? options.batch() : 1;
        watchdog = Watchdog.start(options.timeLimit());
        places = new Semaphore(options.callers(), true);
    }

    /** So many pictures at most are answered together; 1 where each goes alone. */
    int batch() {
        return batch;
    }

    Tagged one(ByteBuffer encodedImage, WorkTime time) throws ItemProblem {
        Buffers buffers = Optional.ofNullable(idle.pollFirst()).orElseGet(this::newBuffers);
        try {
            Placement placement = put(encodedImage, buffers.run().picture());
            Outputs outputs = inTurn(buffers.run()::run, time);
            return read(outputs, placement, buffers.found());
        } finally {
            idle.addFirst(buffers);
        }
    }

    /** In the order of the pictures. Where they get no answers together, whichever is to blame, each is shown alone. */
    List<Answer> together(List<byte[]> encodedImages, WorkTime time) {
        if (failures.get() < MOST_FAILURES) {
            try {
                List<Answer> answers = inOneInference(encodedImages, time);
                failures.set(0);
                return answers;
            } catch (ItemProblem ofAny) {
                note(ofAny);
            }
        }
        return encodedImages.stream()
                .map(encodedImage -> Answer.now(() -> one(ByteBuffer.wrap(encodedImage), time)))
                .toList();
    }

    private void note(ItemProblem ofAny) {
        if (failures.incrementAndGet() == MOST_FAILURES) {
            log.warn(
                    "{}: {} batches in a row got no answers, so pictures are shown one by one from now on. {}",
                    card.name(),
                    MOST_FAILURES,
                    ofAny.sentence());
        }
    }

    private List<Answer> inOneInference(List<byte[]> encodedImages, WorkTime time) throws ItemProblem {
        BatchBuffers buffers = Optional.ofNullable(idleBatches.pollFirst()).orElseGet(this::newBatchBuffers);
        BatchRun run = buffers.run();
        try {
            List<Placed> placed = new ArrayList<>();
            for (byte[] encodedImage : encodedImages) {
                placed.add(place(encodedImage, run.picture(placed.size())));
            }
            BatchRun.Answers outputs = inTurn(run::run, time);
            List<Answer> answers = new ArrayList<>();
            for (Placed picture : placed) {
                Outputs own = outputs.at(answers.size());
                answers.add(Answer.now(() -> picture.read(own, buffers.found())));
            }
            return answers;
        } finally {
            idleBatches.addFirst(buffers);
        }
    }

    /** What is no picture takes a place too, and leaves there what it held. */
    private Placed place(byte[] encodedImage, ByteBuffer tensor) {
        try {
            Placement placement = put(ByteBuffer.wrap(encodedImage), tensor);
            return (outputs, found) -> read(outputs, placement, found);
        } catch (ItemProblem problem) {
            return (outputs, found) -> {
                throw problem;
            };
        }
    }

    private Placement put(ByteBuffer encodedImage, ByteBuffer tensor) throws ItemProblem {
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

    private <T> T inTurn(Inference<T> inference, WorkTime time) throws ItemProblem {
        time.without(places::acquireUninterruptibly);
        try {
            return inference.run();
        } finally {
            places.release();
        }
    }

    private Tagged read(Outputs outputs, Placement placement, Candidates found) throws ItemProblem {
        found.clear();
        decoder.decode(outputs, found);
        List<Tag> all = tags.of(found, placement, decoder.masks(outputs));
        return new Tagged(placement.imageWidth(), placement.imageHeight(), all, decoder.embedding(outputs));
    }

    private Buffers newBuffers() {
        OnnxRun run = session.newRun(input, decoder.outputs());
        watchdog.watch(run.limit());
        return new Buffers(run, newCandidates());
    }

    private BatchBuffers newBatchBuffers() {
        BatchRun run = new BatchRun(session, input, spec, batch, decoder.outputs());
        watchdog.watch(run.limit());
        return new BatchBuffers(run, newCandidates());
    }

    private Candidates newCandidates() {
        return new Candidates(card.labels().size(), card.keepAbove());
    }

    /** To be called when nobody is at it. */
    @Override
    public void close() {
        watchdog.close();
        idle.forEach(buffers -> buffers.run().close());
        idleBatches.forEach(buffers -> buffers.run().close());
    }
}
