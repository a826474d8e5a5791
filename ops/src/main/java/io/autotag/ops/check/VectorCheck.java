package io.autotag.ops.check;

import io.autotag.embedding.Embedding;
import io.autotag.model.ItemProblem;
import io.autotag.model.ModelCard;
import io.autotag.model.Tagger;
import io.autotag.model.TaggerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has a model that describes pictures describe those of a folder. Nobody knows the right vectors, but how long they are. */
final class VectorCheck {

    private final ModelFolder folder;

    VectorCheck(ModelFolder folder) {
        this.folder = folder;
    }

    /** @param numbers how many a vector has; 0 where nobody says */
    CheckResult check(String line, Path file, ModelCard card, int numbers, TaggerOptions options) {
        List<String> differences = new ArrayList<>();
        try (Tagger tagger = Tagger.open(file, card, options)) {
            for (String photo : folder.photos()) {
                answer(tagger, photo, numbers).ifPresent(wrong -> differences.add(photo + ": " + wrong));
            }
        }
        return new CheckResult(line + " It describes " + folder.photos().size() + " photos.", differences);
    }

    /** What is wrong with it. */
    private Optional<String> answer(Tagger tagger, String photo, int numbers) {
        try {
            int size = tagger.tag(folder.photo(photo))
                    .embedding()
                    .map(Embedding::size)
                    .orElse(0);
            return size > 0 && (numbers == 0 || size == numbers)
                    ? Optional.empty()
                    : Optional.of("a vector of %d numbers, expected %d".formatted(size, numbers));
        } catch (ItemProblem problem) {
            return Optional.of(problem.sentence());
        }
    }
}
