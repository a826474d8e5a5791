package io.autotag.api.similar;

import io.autotag.api.error.ApiException;
import io.autotag.query.Query;
import io.autotag.search.similar.EmbeddingSet;
import io.autotag.search.similar.EmbeddingSets;
import io.autotag.search.similar.SimilarItems;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.ReviewPlace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the embeddings that a caller names, and has an item compared by them. */
public final class SimilarDesk {

    /** As long as any other query may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final SimilarItems similar;
    private final EmbeddingSets sets = new EmbeddingSets();

    /** @param queries for what reads many rows */
    public SimilarDesk(Database database, Database queries) {
        this.database = database;
        this.similar = new SimilarItems(queries, PATIENCE);
    }

    /** By what the items of the project can be compared. */
    public List<EmbeddingSet> sets(Project project) {
        return database.read(tx -> sets.list(tx, project));
    }

    /**
     * The items most similar to one.
     *
     * @param trainingSet by whose embeddings; null or empty for the usual ones
     * @param wanted how many, at least 1
     * @throws ApiException 400 or 409 when it cannot be compared by these
     */
    public Answer find(ReviewPlace place, @Nullable String trainingSet, Query query, int wanted) {
        EmbeddingSet set = ChosenSet.of(sets(place.project()), trainingSet);
        return similar.find(place.project(), set, place.item(), query, wanted)
                .map(found -> new Answer(set, found))
                .orElseThrow(() -> ApiException.conflict("The item has no embedding of " + set.trainingSet() + ": run "
                        + set.version() + " over it first."));
    }

    /** What was found, and by which embeddings. */
    public record Answer(EmbeddingSet set, SimilarItems.Found found) {}
}
