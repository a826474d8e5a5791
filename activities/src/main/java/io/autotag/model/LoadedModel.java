package io.autotag.model;

import io.autotag.image.TensorSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A model file that passed all checks and is loaded, but of which nothing has been asked yet. */
final class LoadedModel implements AutoCloseable {
    private final OnnxSession session;

    private LoadedModel(OnnxSession session) {
        this.session = session;
    }

    static LoadedModel open(Path onnx, TaggerOptions options) {
        return new LoadedModel(
                OnnxSession.open(OnnxFile.check(onnx, options.modelBytes()), options.device(), options.threads()));
    }

    OnnxSession session() {
        return session;
    }

    Signature signature() {
        return session.signature();
    }

    /** What it answers to made-up pictures; throws {@link ModelException} when it cannot. */
    List<Outputs> tryOut(ImageInput input, TensorSpec spec, Duration timeLimit) {
        try {
            return Trials.run(session, input, spec, timeLimit);
        } catch (ItemProblem e) {
            throw new ModelException(
                    ModelError.FILE, "The model was tried on a made-up picture. " + e.sentence() + advice(e.code()), e);
        }
    }

    private static String advice(ItemProblem.Code code) {
        return code == ItemProblem.Code.NON_FINITE ? " Export it again, in float32 if it is float16 now." : "";
    }

    Optional<Ultralytics> maker() {
        return Ultralytics.of(signature().metadata());
    }

    @Override
    public void close() {
        session.close();
    }
}
