package io.autotag.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Labels that stand elsewhere than in the card. */
final class LabelSources {

    /** What many archives call it. */
    private static final String USUAL = "labels.txt";

    private LabelSources() {}

    /**
     * From the file that the card names, one a line; else from what the model's maker wrote into the model; else from
     * {@code labels.txt} beside it.
     */
    static Optional<List<String>> read(Path model, CardDraft draft, Optional<Ultralytics> maker) {
        if (draft.labelsFile().isPresent()) {
            return file(model, draft.labelsFile().get());
        }
        return maker.flatMap(known -> PythonNames.read(known.names()))
                .filter(names -> names.stream().allMatch(CardLabels::isName))
                .or(() -> draft.labels().isPresent() ? Optional.empty() : file(model, USUAL));
    }

    private static Optional<List<String>> file(Path model, String name) {
        Path file = model.resolveSibling(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (Files.size(file) > CardYaml.LONGEST) {
                throw fault("The file " + name + " has more than " + CardYaml.LONGEST + " bytes.");
            }
            List<String> names = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (names.isEmpty()
                    || names.size() > CardLabels.MOST
                    || !names.stream().allMatch(CardLabels::isName)) {
                throw fault("The file " + name + " has no list of labels: write one name a line, at most "
                        + CardLabels.LONGEST + " characters each.");
            }
            return Optional.of(names);
        } catch (CharacterCodingException e) {
            throw fault("The file " + name + " is not written in UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelException fault(String sentence) {
        return ModelException.field(ModelError.CARD, "labels_file", sentence);
    }
}
