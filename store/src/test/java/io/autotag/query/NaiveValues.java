package io.autotag.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of fields as plain objects, and how two of them compare. */
final class NaiveValues {
    private final World.Item item;
    private final World.@Nullable Prediction prediction;
    private final World.@Nullable Annotation annotation;

    NaiveValues(World.Item item, World.@Nullable Prediction prediction, World.@Nullable Annotation annotation) {
        this.item = item;
        this.prediction = prediction;
        this.annotation = annotation;
    }

    boolean isPresent(FieldName name) {
        return switch (name.name()) {
            case "predicted", "review_status" -> true;
            case "score_band" -> prediction != null;
            default -> !values(name).isEmpty();
        };
    }

    boolean compares(FieldName name, Operator operator, Literal literal) {
        if (name.name().equals("predicted")) {
            boolean looked = literal instanceof Literal.Flag
                    ? item.lookedAtBy().stream().anyMatch(World.PredictionSet::visible)
                    : item.lookedAtBy().stream()
                            .anyMatch(set -> set.modelVersion().equals(((Literal.Text) literal).value()));
            boolean wanted = !(literal instanceof Literal.Flag flag) || flag.value();
            return (looked == wanted) == (operator == Operator.EQUAL);
        }
        if (name.name().equals("score_band")) {
            boolean inBand = band(ofPrediction().score()).equals(lower(literal));
            return inBand == (operator == Operator.EQUAL);
        }
        List<Object> values = values(name);
        Literal wanted = asValue(name, literal);
        return operator == Operator.NOT_EQUAL
                ? !values.isEmpty() && values.stream().allMatch(value -> compares(value, operator, wanted))
                : values.stream().anyMatch(value -> compares(value, operator, wanted));
    }

    private static String lower(Literal literal) {
        return ((Literal.Text) literal).value().toLowerCase(Locale.ROOT);
    }

    private static String band(float score) {
        if (score >= 0.8f) {
            return "high";
        }
        if (score >= 0.5f) {
            return "medium";
        }
        return score >= 0 ? "low" : "negative";
    }

    private static Literal asValue(FieldName name, Literal literal) {
        return switch (name.name()) {
            case "metadata", "annotation.attribute" ->
                literal instanceof Literal.Day day
                        ? new Literal.Text(day.value().toString())
                        : literal;
            case "autotag_status", "review_status", "annotation.type" -> new Literal.Text(lower(literal));
            case "created_at", "reviewed_at" ->
                literal instanceof Literal.Text text && text.value().length() == 10
                        ? new Literal.Day(LocalDate.parse(text.value()))
                        : literal;
            default -> literal;
        };
    }

    private World.Prediction ofPrediction() {
        return Objects.requireNonNull(prediction);
    }

    private static List<Object> of(Optional<?> value) {
        return value.<List<Object>>map(List::of).orElse(List.of());
    }

    private Optional<World.Box> box() {
        return annotation != null ? annotation.box() : ofPrediction().box();
    }

    private Stream<World.Place> places(FieldName name) {
        return name.name().equals("dataset") ? Stream.of(item.dataset()) : item.slices().stream();
    }

    /** Whatever the field has; more than one for slices, none when it lacks. */
    private List<Object> values(FieldName name) {
        String key = name.key().orElse("");
        return switch (name.name()) {
            case "score" -> List.of(ofPrediction().score());
            case "confidence" -> List.of(ofPrediction().confidence());
            case "training_set" -> of(ofPrediction().set().trainingSet());
            case "model" -> List.of(ofPrediction().set().model());
            case "model_version" -> List.of(ofPrediction().set().modelVersion());
            case "run" -> List.of(ofPrediction().set().run());
            case "autotag_status" -> List.of(ofPrediction().status());
            case "label" ->
                List.of(annotation != null ? annotation.label() : ofPrediction().label());
            case "box.width" -> of(box().map(World.Box::width));
            case "box.height" -> of(box().map(World.Box::height));
            case "box.area" -> of(box().map(box -> box.width() * box.height()));
            case "annotation.label" ->
                List.of(Objects.requireNonNull(annotation).label());
            case "annotation.type" -> List.of(Objects.requireNonNull(annotation).type());
            case "annotation.attribute" ->
                scalar(Objects.requireNonNull(annotation).attributes(), key);
            case "review_status" -> List.of(item.review().status());
            case "reviewer" -> of(item.review().reviewer());
            case "reviewed_at" -> of(item.review().at());
            case "metadata" -> scalar(item.metadata(), key);
            case "slice", "dataset" -> places(name).<Object>map(place -> place).toList();
            case "reference_id" -> List.of(item.key());
            case "uid" -> List.of(item.uid());
            case "width" -> of(item.width());
            case "height" -> of(item.height());
            case "created_at" -> List.of(item.createdAt());
            case "autotag.image" -> best(TagLevel.IMAGE, key);
            case "autotag.object" -> best(TagLevel.OBJECT, key);
            default -> throw new IllegalArgumentException(name.text());
        };
    }

    private static List<Object> scalar(Map<String, Object> values, String key) {
        return of(Optional.ofNullable(values.get(key)));
    }

    private List<Object> best(TagLevel level, String label) {
        return of(item.predictions().stream()
                .filter(candidate -> candidate.set().visible())
                .filter(candidate ->
                        candidate.level() == level && candidate.label().equals(label))
                .map(World.Prediction::score)
                .max(Float::compare));
    }

    static boolean compares(Object value, Operator operator, Literal literal) {
        if (value instanceof World.Place place) {
            Stream<Boolean> either =
                    Stream.of(place.slug(), place.name()).map(text -> compares(text, operator, literal));
            return operator == Operator.NOT_EQUAL
                    ? either.allMatch(Boolean::valueOf)
                    : either.anyMatch(Boolean::valueOf);
        }
        if (value instanceof Instant instant) {
            return moment(instant, operator, literal);
        }
        if (value instanceof Float number && literal instanceof Literal.Numeric wanted) {
            return decided(operator, Float.compare(number, (float) wanted.value()));
        }
        if (value instanceof Number number && literal instanceof Literal.Numeric wanted) {
            return decided(operator, Double.compare(number.doubleValue(), wanted.value()));
        }
        if (value instanceof Boolean flag && literal instanceof Literal.Flag wanted) {
            return decided(operator, Boolean.compare(flag, wanted.value()));
        }
        if (value instanceof String text && literal instanceof Literal.Text wanted) {
            return operator == Operator.CONTAINS
                    ? text.toLowerCase(Locale.ROOT).contains(wanted.value().toLowerCase(Locale.ROOT))
                    : decided(operator, text.compareTo(wanted.value()));
        }
        return operator == Operator.NOT_EQUAL;
    }

    private static boolean moment(Instant value, Operator operator, Literal literal) {
        if (literal instanceof Literal.Day day) {
            LocalDate date = value.atOffset(ZoneOffset.UTC).toLocalDate();
            return decided(operator, date.compareTo(day.value()));
        }
        return decided(operator, value.compareTo(((Literal.Moment) literal).value()));
    }

    private static boolean decided(Operator operator, int comparison) {
        return switch (operator) {
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
            case CONTAINS -> false;
        };
    }
}
