package io.autotag.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels that stand elsewhere than in the card. */
final class LabelSources {

    /** What archives call it: most of them, and those of the ONNX model zoo. */
    private static final List<String> USUAL = List.of("labels.txt", "classes.txt", "synset.txt");

    /** Where exporters put names of classes; there is no agreement, and any of them may be about something else. */
    private static final List<String> KEYS = List.of("names", "classes", "labels", "id2label");

    private LabelSources() {}

    /**
     * What may be meant, the likeliest first: only the file that the card names, one name a line; else only what
     * Ultralytics wrote into the model; else what others did, and a usual file beside it. Nothing for a card with labels.
     */
    static List<FoundLabels> find(Path model, CardDraft draft, Map<String, String> metadata) {
        if (draft.labels().isPresent()) {
            return List.of();
        }
        if (draft.labelsFile().isPresent()) {
            return file(model, draft.labelsFile().get()).stream().toList();
        }
        Optional<List<String>> maker = Ultralytics.of(metadata).flatMap(Ultralytics::labels);
        if (maker.isPresent()) {
            return List.of(new FoundLabels(maker.get(), inMetadata("names"), true));
        }
        Stream<FoundLabels> guesses = KEYS.stream().flatMap(key -> guess(metadata, key).stream());
        Stream<FoundLabels> beside =
                USUAL.stream().flatMap(name -> file(model, name).stream()).limit(1);
        return Stream.concat(guesses, beside).toList();
    }

    private static String inMetadata(String key) {
        return "in the file's metadata, under " + key;
    }

    private static Optional<FoundLabels> guess(Map<String, String> metadata, String key) {
        return Optional.ofNullable(metadata.get(key))
                .flatMap(LabelText::read)
                .map(names -> new FoundLabels(names, inMetadata(key), false));
    }

    private static Optional<FoundLabels> file(Path model, String name) {
        Path file = model.resolveSibling(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (Files.size(file) > CardYaml.LONGEST) {
                throw fault("The file " + name + " has more than " + CardYaml.LONGEST + " bytes.");
            }
            List<String> names = LabelLines.names(Files.readAllLines(file, StandardCharsets.UTF_8));
            if (names.isEmpty()
                    || names.size() > CardLabels.MOST
                    || !names.stream().allMatch(CardLabels::isName)) {
                throw fault("The file " + name + " has no list of labels: write one name a line, at most "
                        + CardLabels.LONGEST + " characters each.");
            }
            return Optional.of(new FoundLabels(names, "in " + name + " beside the model", true));
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
