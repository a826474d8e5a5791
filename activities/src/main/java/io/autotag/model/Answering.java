package io.autotag.model;

import io.autotag.image.Placement;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Answers pictures one by one. Thread-safe; every caller has buffers of its own, or those that an earlier one is done with. */
final class Answering implements AutoCloseable {

    private record Buffers(OnnxRun run, Candidates found) {}

    private final AnsweringSteps steps;
    private final ConcurrentLinkedDeque<Buffers> idle = new ConcurrentLinkedDeque<>();

    Answering(AnsweringSteps steps) {
        this.steps = steps;
    }

    Tagged one(ByteBuffer encodedImage, WorkTime time) throws ItemProblem {
        Buffers buffers = Optional.ofNullable(idle.pollFirst()).orElseGet(this::newBuffers);
        try {
            Placement placement = steps.put(encodedImage, buffers.run().picture());
            Outputs outputs = steps.inTurn(buffers.run()::run, time);
            return steps.read(outputs, placement, buffers.found());
        } finally {
            idle.addFirst(buffers);
        }
    }

    private Buffers newBuffers() {
        return new Buffers(steps.newRun(), steps.newCandidates());
    }

    /** To be called when nobody is at it. */
    @Override
    public void close() {
        idle.forEach(buffers -> buffers.run().close());
    }
}
