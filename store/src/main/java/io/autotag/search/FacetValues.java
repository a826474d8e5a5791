package io.autotag.search;

import io.autotag.query.Facet;
import io.autotag.query.Literal;
import io.autotag.query.cell.ScoreBuckets;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.SavedQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of a facet that there may be in a project. */
final class FacetValues {

    /** More are no help to anybody who looks for a value to click on. */
    private static final int MOST = 500;

    private static final int IMAGES = 0;
    private static final int OBJECTS = 1;

    private final ProjectNames names;
    private final Found found;

    FacetValues(ProjectNames names, Found found) {
        this.names = names;
        this.found = found;
    }

    /** Absent where they cannot be known. */
    Optional<List<Literal>> of(Facet facet) {
        return switch (facet.kind()) {
            case IMAGE_LABEL -> Optional.of(texts(found.labels(IMAGES).stream()));
            case OBJECT_LABEL -> Optional.of(texts(found.labels(OBJECTS).stream()));
            case TRAINING_SET -> Optional.of(texts(ofSets(NamedSet::trainingSet)));
            case MODEL_VERSION -> Optional.of(texts(ofSets(NamedSet::modelVersion)));
            case SLICE ->
                Optional.of(texts(Stream.concat(
                        found.slices().stream(), names.savedQueries().stream().map(SavedQuery::slug))));
            case METADATA -> found.metadata(facet.key().orElseThrow());
            case SCORE -> Optional.of(scores());
            case AUTOTAG_STATUS, SCORE_BAND, REVIEW_STATUS -> Optional.of(texts(facet.kind().choices().stream()));
        };
    }

    /** In the order in which they are shown; of a facet that every project has, those of no items too. */
    static List<FacetCount> shown(Facet facet, List<FacetCount> counts) {
        boolean fixed =
                facet.kind() == Facet.Kind.SCORE || !facet.kind().choices().isEmpty();
        return fixed
                ? counts
                : counts.stream()
                        .filter(count -> count.items() > 0)
                        .sorted(Comparator.comparing(FacetCount::items).reversed())
                        .limit(MOST)
                        .toList();
    }

    private Stream<String> ofSets(Function<NamedSet, String> name) {
        return names.sets().stream().map(name).filter(text -> !text.isEmpty());
    }

    private static List<Literal> texts(Stream<String> texts) {
        return texts.distinct().<Literal>map(Literal.Text::new).toList();
    }

    private static List<Literal> scores() {
        return IntStream.range(0, ScoreBuckets.COUNT)
                .<Literal>mapToObj(bucket -> new Literal.Numeric(ScoreBuckets.lowest(bucket)))
                .toList();
    }

    /** What a project's own values are found in. */
    interface Found {

        /** @param level 0 for images, 1 for objects */
        List<String> labels(int level);

        /** The slugs of those they were put into. */
        List<String> slices();

        /** Nothing where there are too many. */
        Optional<List<Literal>> metadata(String key);
    }
}
