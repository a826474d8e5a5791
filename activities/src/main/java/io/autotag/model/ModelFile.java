package io.autotag.model;

import java.nio.file.Path;
import java.util.Optional;

/** An ONNX file that somebody brings. */
public final class ModelFile {

    private ModelFile() {}

    /** As {@link #inspect(Path, Optional, String, TaggerOptions)}, called after the file and with the default limits. */
    public static Recognition inspect(Path onnx, Optional<String> cardYaml) {
        return inspect(onnx, cardYaml, String.valueOf(onnx.getFileName()), TaggerOptions.defaults());
    }

    /**
     * Checks the file, opens it, runs it once and says what it is. What the card says goes before what is found.
     *
     * @param cardYaml the card as given, which may leave out whatever the file says
     * @param fileName what the file was called by who brought it, for sentences and for a default name
     * @throws ModelException when the file or card is refused
     */
    public static Recognition inspect(Path onnx, Optional<String> cardYaml, String fileName, TaggerOptions options) {
        CardDraft draft = cardYaml.map(CardDraft::read).orElseGet(CardDraft::empty);
        try (LoadedModel model = LoadedModel.open(onnx, options)) {
            return new Recogniser(model, onnx, draft, options).recognise(fileName);
        }
    }
}
