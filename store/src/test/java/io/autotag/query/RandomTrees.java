package io.autotag.query;

import io.autotag.query.Expression.Element;
import io.autotag.query.Expression.Operation;
import io.autotag.query.World.PredictionSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random valid queries from the grammar, over the names of {@link RandomWorld}. */
public final class RandomTrees {
    private final Random random;

    public RandomTrees(Random random) {
        this.random = random;
    }

    /** The text of a random query of up to that many levels. */
    public String text(int depth) {
        return Printer.print(Optional.of(tree(depth)));
    }

    Expression tree(int depth) {
        return joined(depth, this::leaf);
    }

    private Expression joined(int depth, Supplier<Expression> leaf) {
        int kind = depth <= 0 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1, 2 -> new Expression.And(parts(depth, leaf));
            case 3 -> new Expression.Or(parts(depth, leaf));
            case 4 -> new Expression.Not(joined(depth - 1, leaf));
            default -> leaf.get();
        };
    }

    private List<Expression> parts(int depth, Supplier<Expression> leaf) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> joined(depth - 1, leaf))
                .toList();
    }

    private Expression leaf() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> prefix();
            case 2 -> random.nextBoolean() ? scoped() : counted();
            case 3, 4 -> condition(one(of(FieldOwner.PREDICTION)));
            case 5 -> condition(one(of(FieldOwner.ANNOTATION)));
            default -> condition(one(of(FieldOwner.ITEM)));
        };
    }

    private Expression prefix() {
        Tag tag = random.nextInt(4) == 0
                ? new Tag(one(List.of("car", "ra", "r", "x")), true)
                : new Tag(one(RandomWorld.LABELS), false);
        return new Expression.Prefix(one(List.of(TagLevel.values())), tag, Place.NOWHERE);
    }

    private Expression.Scoped scoped() {
        ScopeKind kind = one(List.of(ScopeKind.values()));
        FieldOwner member = kind == ScopeKind.ANNOTATION ? FieldOwner.ANNOTATION : FieldOwner.PREDICTION;
        List<Field> fields = Stream.concat(of(member).stream(), of(FieldOwner.SCOPE).stream())
                .toList();
        Optional<Expression> inside =
                random.nextInt(6) == 0 ? Optional.empty() : Optional.of(joined(2, () -> condition(one(fields))));
        return new Expression.Scoped(kind, inside, Place.NOWHERE);
    }

    private Expression counted() {
        Literal bound = new Literal.Numeric(random.nextInt(4));
        return new Expression.Counted(scoped(), operation(FieldType.NUMBER), element(bound));
    }

    private static List<Field> of(FieldOwner owner) {
        return Stream.of(Field.values()).filter(field -> field.owner() == owner).toList();
    }

    private Expression condition(Field field) {
        FieldName name = new FieldName(field.text(), key(field), Place.NOWHERE);
        return switch (random.nextInt(8)) {
            case 0 -> new Expression.Presence(name, random.nextBoolean());
            case 1 ->
                new Expression.Membership(
                        name,
                        random.nextBoolean(),
                        IntStream.range(0, 1 + random.nextInt(3))
                                .mapToObj(i -> element(value(field, Operator.EQUAL)))
                                .toList());
            default -> comparison(name, field);
        };
    }

    private Expression comparison(FieldName name, Field field) {
        Operation operation = operation(field.type());
        return new Expression.Comparison(name, operation, element(value(field, operation.operator())));
    }

    private Operation operation(FieldType type) {
        return new Operation(one(type.operators()), Place.NOWHERE);
    }

    private static Element element(Literal literal) {
        return new Element(literal, Place.NOWHERE);
    }

    private Optional<String> key(Field field) {
        return switch (field) {
            case METADATA, ANNOTATION_ATTRIBUTE ->
                Optional.of(one(List.of("weather", "speed", "night", "odd name", "Weather")));
            case IMAGE_SCORE, OBJECT_SCORE -> Optional.of(one(RandomWorld.LABELS));
            default -> Optional.empty();
        };
    }

    private Literal value(Field field, Operator operator) {
        return switch (field.type()) {
            case SCORE -> number(one(RandomWorld.SCORES));
            case PROBABILITY -> number((one(RandomWorld.SCORES) + 1) / 2);
            case NUMBER -> number(10 * random.nextInt(90));
            case CHOICE -> new Literal.Text(one(field.choices()));
            case DATE -> date();
            case SCALAR -> scalar(operator);
            case LOOK -> random.nextBoolean() ? new Literal.Flag(random.nextBoolean()) : text(Field.MODEL_VERSION);
            case TEXT ->
                operator == Operator.CONTAINS ? new Literal.Text(one(List.of("a", "R", "1", "-", ""))) : text(field);
        };
    }

    /** As a person would write the value of a real: with few digits. */
    private static Literal number(float value) {
        return new Literal.Numeric(Double.parseDouble(Float.toString(value)));
    }

    private Literal date() {
        Instant moment = RandomWorld.START.plusSeconds(3600L * 3 * random.nextInt(40));
        return random.nextBoolean()
                ? new Literal.Moment(moment)
                : new Literal.Day(moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private Literal scalar(Operator operator) {
        Literal text = new Literal.Text(one(RandomWorld.WEATHERS));
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        return switch (operator == Operator.CONTAINS ? 0 : random.nextInt(equality ? 4 : 3)) {
            case 1 -> new Literal.Numeric(random.nextInt(5));
            case 2 -> new Literal.Day(RandomWorld.START.atOffset(ZoneOffset.UTC).toLocalDate());
            case 3 -> new Literal.Flag(random.nextBoolean());
            default -> text;
        };
    }

    private Literal text(Field field) {
        PredictionSet set = one(RandomWorld.SETS);
        return new Literal.Text(
                switch (field) {
                    case TRAINING_SET -> one(List.of("v1", "v2", "v3"));
                    case MODEL -> set.model();
                    case MODEL_VERSION, PREDICTED -> set.modelVersion();
                    case RUN -> set.run();
                    case LABEL, ANNOTATION_LABEL -> one(RandomWorld.LABELS);
                    case REVIEWER -> one(RandomWorld.LOGINS);
                    case SLICE -> one(RandomWorld.SLICES).slug();
                    case DATASET -> one(RandomWorld.DATASETS).name();
                    case REFERENCE_ID -> "image-1-" + (1 + 7 * random.nextInt(3));
                    default -> "uid-" + random.nextInt(20);
                });
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
