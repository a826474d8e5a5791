package io.autotag.model;

import io.autotag.image.Placement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers several pictures by one inference, each as it is answered alone. Thread-safe as {@link Answering} is. */
final class BatchAnswering implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BatchAnswering.class);

    /** So many batches in a row without answers, and no more are tried: they cost as much as the pictures alone. */
    static final int MOST_FAILURES = 3;

    /** Of a batch without pictures. */
    private static final BatchRun.Answers NOTHING = place -> {
        throw new IllegalStateException("There is no picture at place " + place);
    };

    private record Buffers(BatchRun run, Candidates found) {}

    /** A picture of a batch that is where the model finds it, or none. */
    @FunctionalInterface
    private interface Placed {

        Tagged read(BatchRun.Answers answers, Candidates found) throws ItemProblem;
    }

    private final AnsweringSteps steps;
    private final BatchSizes sizes;
    private final Answering alone;
    private final AtomicInteger failures = new AtomicInteger();
    private final ConcurrentLinkedDeque<Buffers> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param batch so many go into an inference, where the input takes as many
     * @param alone for pictures that get no answers together
     */
    BatchAnswering(AnsweringSteps steps, int batch, Answering alone) {
        this.steps = steps;
        this.alone = alone;
        sizes = sizes(steps.input(), batch);
    }

    private static BatchSizes sizes(ImageInput input, int batch) {
        if (batch == 1 || !input.takes(batch)) {
            return BatchSizes.ALONE;
        }
        return input.insistsOnBatch() ? BatchSizes.upTo(batch) : BatchSizes.full(batch);
    }

    /** How many pictures are answered together. */
    BatchSizes sizes() {
        return sizes;
    }

    /** In the order of the pictures. Where they get no answers together, whichever is to blame, each is shown alone. */
    List<Answer> answers(List<byte[]> encodedImages, WorkTime time) {
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
                .map(encodedImage -> Answer.now(() -> alone.one(ByteBuffer.wrap(encodedImage), time)))
                .toList();
    }

    private void note(ItemProblem ofAny) {
        if (failures.incrementAndGet() == MOST_FAILURES) {
            log.warn(
                    "{}: {} batches in a row got no answers, so pictures are shown one by one from now on. {}",
                    steps.name(),
                    MOST_FAILURES,
                    ofAny.sentence());
        }
    }

    private List<Answer> inOneInference(List<byte[]> encodedImages, WorkTime time) throws ItemProblem {
        Buffers buffers = Optional.ofNullable(idle.pollFirst()).orElseGet(this::newBuffers);
        BatchRun run = buffers.run();
        try {
            List<Placed> placed = new ArrayList<>();
            int filled = 0;
            for (byte[] encodedImage : encodedImages) {
                int place = filled;
                try {
                    Placement placement = steps.put(ByteBuffer.wrap(encodedImage), run.picture(place));
                    placed.add((answers, found) -> steps.read(answers.at(place), placement, found));
                    filled++;
                } catch (ItemProblem isNone) {
                    placed.add((answers, found) -> {
                        throw isNone;
                    });
                }
            }
            return read(placed, filled == 0 ? NOTHING : infer(run, filled, time), buffers.found());
        } finally {
            idle.addFirst(buffers);
        }
    }

    private BatchRun.Answers infer(BatchRun run, int filled, WorkTime time) throws ItemProblem {
        return steps.inTurn(() -> run.run(filled), time);
    }

    private static List<Answer> read(List<Placed> placed, BatchRun.Answers answers, Candidates found) {
        return placed.stream()
                .map(picture -> Answer.now(() -> picture.read(answers, found)))
                .toList();
    }

    private Buffers newBuffers() {
        return new Buffers(steps.newRun(sizes.most()), steps.newCandidates());
    }

    /** To be called when nobody is at it. */
    @Override
    public void close() {
        idle.forEach(buffers -> buffers.run().close());
    }
}
