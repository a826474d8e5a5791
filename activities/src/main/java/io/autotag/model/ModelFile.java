package io.autotag.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** An ONNX file that somebody brings, or a zip archive with one, its weights, its card and its labels. */
public final class ModelFile {

    private ModelFile() {}

    /** As {@link #inspect(Path, Optional, String, TaggerOptions)}, with the default limits and a name of no meaning. */
    public static Recognition inspect(Path onnx, Optional<String> cardYaml) {
        return inspect(onnx, cardYaml, "model", TaggerOptions.defaults());
    }

    /**
     * Checks the file, opens it, runs it once and says what it is. What the card says goes before what is found.
     *
     * @param cardYaml the card as given, which may leave out whatever the file says; goes before one in the archive
     * @param name what the model is called if the card does not say it; never taken from the file, which would make the
     *     same bytes under another name another version
     * @throws ModelException when the file or card is refused
     */
    public static Recognition inspect(Path file, Optional<String> cardYaml, String name, TaggerOptions options) {
        return with(file, cardYaml, options, recogniser -> recogniser.recognise(name));
    }

    /**
     * Says how the outputs of the file are read, without asking for what else its card must say.
     *
     * @param cardYaml the card as given, such as how pictures are prepared
     * @throws ModelException when that cannot be told, or nothing here reads them
     */
    public static RecognisedHead head(Path file, Optional<String> cardYaml, TaggerOptions options) {
        return with(file, cardYaml, options, Recogniser::head);
    }

    private static <T> T with(
            Path file, Optional<String> cardYaml, TaggerOptions options, Function<Recogniser, T> question) {
        try (ModelSource source = ModelSource.of(file, options.modelBytes())) {
            CardDraft draft = cardYaml.or(source::card).map(CardDraft::read).orElseGet(CardDraft::empty);
            try (LoadedModel model = LoadedModel.open(source.onnx(), options)) {
                return question.apply(Recogniser.of(Examination.of(model, source.onnx(), draft, options), draft));
            }
        }
    }
}
