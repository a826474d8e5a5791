package io.autotag.model;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.ImageLimits;
import io.autotag.image.TensorFill;
import io.autotag.image.TensorSpec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a model on made-up pictures, because what a file declares need not be true. */
final class Trials {
    private static final ImageDecoder PICTURES = new ImageDecoder(ImageLimits.defaults());

    private Trials() {}

    /** One answer a picture. Every output is computed, every number is finite. */
    static List<Outputs> run(OnnxSession session, ImageInput input, TensorSpec spec, Duration timeLimit)
            throws ItemProblem {
        try (OnnxRun run = session.newRun(input, session.signature().outputNames());
                Watchdog watchdog = Watchdog.start(timeLimit)) {
            watchdog.watch(run.limit());
            List<Outputs> answers = new ArrayList<>();
            for (boolean negative : new boolean[] {false, true}) {
                fill(run.picture(), spec, negative);
                answers.add(run.run().copy());
            }
            return answers;
        }
    }

    /**
     * Each of the same pictures in each place of a batch: what a place has to do with an answer shows.
     *
     * @return in turns the answers to the one and to the other
     */
    static List<Outputs> run(BatchRun batch, TensorSpec spec, Duration timeLimit) throws ItemProblem {
        int places = batch.pictures();
        try (Watchdog watchdog = Watchdog.start(timeLimit)) {
            watchdog.watch(batch.limit());
            Outputs[] answers = new Outputs[2 * places];
            for (int shift = 0; shift < 2; shift++) {
                for (int place = 0; place < places; place++) {
                    fill(batch.picture(place), spec, (place + shift) % 2 == 1);
                }
                BatchRun.Answers found = batch.run();
                for (int place = 0; place < places; place++) {
                    answers[2 * place + (place + shift) % 2] = found.at(place).copy();
                }
            }
            return List.of(answers);
        }
    }

    /** Puts a made-up picture, or its negative, where the next inference takes it from. */
    static void fill(ByteBuffer tensor, TensorSpec spec, boolean negative) {
        try (DecodedImage picture = PICTURES.decode(TrialPicture.bmp(negative))) {
            TensorFill.fill(picture, spec, tensor);
        } catch (ImageException e) {
            throw new IllegalStateException("The made-up picture is one", e);
        }
    }
}
