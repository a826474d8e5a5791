package io.autotag.model;

import io.autotag.image.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One caller's buffers for inferences of several pictures at a time, always as many, so that each is computed in the same
 * way. Used by one thread at a time.
 */
final class BatchRun implements AutoCloseable {

    private final OnnxRun run;
    private final List<ByteBuffer> places = new ArrayList<>();
    private final Outputs one;

    /** @param input takes so many pictures */
    BatchRun(OnnxSession session, ImageInput input, TensorSpec spec, int pictures, List<String> outputs) {
        run = session.newRun(input.inBatchesOf(pictures), outputs);
        one = new Outputs(outputs.stream().map(Output::new).toList());
        for (int place = 0; place < pictures; place++) {
            places.add(run.picture().slice(place * spec.bytes(), spec.bytes()).order(ByteOrder.nativeOrder()));
        }
    }

    int pictures() {
        return places.size();
    }

    /** Where a picture goes. */
    ByteBuffer picture(int place) {
        return places.get(place);
    }

    TimeLimit limit() {
        return run.limit();
    }

    /**
     * Runs the model on what is in all places.
     *
     * @throws ItemProblem when that gives no answers, whichever picture is to blame
     */
    Answers run() throws ItemProblem {
        return run(pictures());
    }

    /**
     * Runs the model on the pictures in so many places, 1 or more. The others get the first picture too: of an earlier one
     * there might be no answers.
     *
     * @throws ItemProblem when that gives no answers, whichever picture is to blame
     */
    Answers run(int filled) throws ItemProblem {
        for (ByteBuffer place : places.subList(filled, pictures())) {
            place.duplicate().clear().put(places.get(0).duplicate().clear());
        }
        Outputs all = run.run();
        for (Output output : all.all()) {
            if (!output.hasParts(pictures())) {
                throw new ItemProblem(
                        ItemProblem.Code.UNSUPPORTED,
                        "The model answered " + pictures() + " pictures with " + output.shown()
                                + ", which is not one answer for each.");
            }
        }
        return place -> {
            all.all().forEach(output -> one.named(output.name()).takePart(output, place));
            return one;
        };
    }

    /** The answers of one inference, each as if its picture had been alone; good until the next one is asked for. */
    interface Answers {

        Outputs at(int place);
    }

    @Override
    public void close() {
        run.close();
    }
}
