package io.autotag.model;

import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One caller's buffers for a session: the tensor that pictures are written into, and the outputs of the last run. Used by
 * one thread at a time; only the time limit is watched by another.
 */
final class OnnxRun implements AutoCloseable {
    /** Far more than any detector says; all outputs together. */
    private static final long MOST_NUMBERS = 20_000_000;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Signature signature;
    private final InputTensors inputs;
    private final Outputs outputs;
    private final List<OutputSlot> slots;
    private final OrtSession.RunOptions options;
    private final TimeLimit limit;
    private boolean mayPin = true;

    OnnxRun(OrtEnvironment environment, OrtSession session, Signature signature, ImageInput input, List<String> names)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        inputs = new InputTensors(environment, input);
        outputs = new Outputs(names.stream().map(Output::new).toList());
        slots = outputs.all().stream().map(OutputSlot::new).toList();
        options = new OrtSession.RunOptions();
        limit = new TimeLimit(this::terminate);
    }

    private void terminate(boolean terminate) {
        try {
            options.setTerminate(terminate);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take a wish to stop", e);
        }
    }

    /** Where the picture goes; what is written stays until it is written over. */
    ByteBuffer picture() {
        return inputs.picture();
    }

    TimeLimit limit() {
        return limit;
    }

    /** Runs the model on what is in {@link #picture}. The outputs are good until the next run. */
    Outputs run() throws ItemProblem {
        limit.begin();
        try {
            runOrUnpin();
        } catch (OrtException e) {
            throw unsupported("ONNX Runtime cannot run the model on this picture: " + OnnxSession.reason(e));
        } finally {
            limit.end();
        }
        for (Output output : outputs.all()) {
            if (!output.isFinite()) {
                throw new ItemProblem(
                        ItemProblem.Code.NON_FINITE,
                        "The model answered with a number that is none (infinite or not a number) in " + output.shown()
                                + ".");
            }
        }
        return outputs;
    }

    /** What a file declares need not be true: an output may turn out to have another shape for another picture. */
    private void runOrUnpin() throws OrtException, ItemProblem {
        try {
            runOnce();
        } catch (OrtException e) {
            limit.throwIfOver();
            if (slots.stream().allMatch(slot -> slot.pinned() == null)) {
                throw e;
            }
            mayPin = false;
            slots.forEach(OutputSlot::close);
            runAgain();
        }
    }

    private void runAgain() throws OrtException, ItemProblem {
        try {
            runOnce();
        } catch (OrtException e) {
            limit.throwIfOver();
            throw e;
        }
    }

    private void runOnce() throws OrtException, ItemProblem {
        Set<String> asked = new LinkedHashSet<>();
        Map<String, OnnxValue> pinned = new HashMap<>();
        for (OutputSlot slot : slots) {
            OnnxTensor memory = slot.pinned();
            if (memory == null) {
                asked.add(slot.name());
            } else {
                pinned.put(slot.name(), memory);
            }
        }
        try (OrtSession.Result result = session.run(inputs.byName(), asked, pinned, options)) {
            long room = MOST_NUMBERS;
            for (OutputSlot slot : slots) {
                if (slot.pinned() != null) {
                    slot.readPinned();
                } else {
                    room -= read(slot, result.get(slot.name()).orElseThrow(), room);
                }
            }
        }
    }

    /** How many numbers there were. */
    private long read(OutputSlot slot, OnnxValue value, long room) throws OrtException, ItemProblem {
        if (value instanceof OnnxSequence pictures) {
            NamedRows.read(slot.output(), pictures);
            return slot.output().size();
        }
        if (!(value instanceof OnnxTensor values)) {
            throw unsupported("The model's output " + slot.name() + " holds no numbers.");
        }
        long numbers = values.getInfo().getNumElements();
        if (numbers > room) {
            throw unsupported("The model answered with more than " + MOST_NUMBERS + " numbers, which are not read."
                    + " Export it with its post-processing inside.");
        }
        slot.read(values);
        if (mayPin) {
            slot.pin(environment, values, signature.output(slot.name()));
        }
        return numbers;
    }

    private static ItemProblem unsupported(String sentence) {
        return new ItemProblem(ItemProblem.Code.UNSUPPORTED, sentence);
    }

    @Override
    public void close() {
        limit.close();
        slots.forEach(OutputSlot::close);
        inputs.close();
        options.close();
    }
}
