package io.autotag.api.similar;

import io.autotag.api.error.ApiException;
import io.autotag.search.similar.EmbeddingSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which embeddings are meant. Pure. */
final class ChosenSet {

    private ChosenSet() {}

    /**
     * The newest of those that are called so, one of an active version before others; without a name that of the only
     * active version, or of the newest version where none is active.
     *
     * @param known in this order
     * @throws ApiException 409 when there are none, 400 when the name is needed or not known
     */
    static EmbeddingSet of(List<EmbeddingSet> known, @Nullable String named) {
        if (known.isEmpty()) {
            throw ApiException.conflict(
                    "No item of this project has an embedding yet: run a model whose card says head:"
                            + " embedding over it.");
        }
        return named == null || named.isEmpty() ? usual(known) : called(known, named);
    }

    private static EmbeddingSet usual(List<EmbeddingSet> known) {
        if (known.stream().filter(EmbeddingSet::active).count() > 1) {
            throw ApiException.badField("training_set", "Name one, since several models are active. " + offer(known));
        }
        return known.get(0);
    }

    private static EmbeddingSet called(List<EmbeddingSet> known, String named) {
        return known.stream()
                .filter(set -> set.isCalled(named))
                .findFirst()
                .orElseThrow(() -> ApiException.badField(
                        "training_set",
                        "There are no embeddings of \"" + named + "\" in this project. " + offer(known)));
    }

    private static String offer(List<EmbeddingSet> known) {
        return "There are embeddings of "
                + known.stream().map(EmbeddingSet::trainingSet).distinct().collect(Collectors.joining(", ")) + ".";
    }
}
