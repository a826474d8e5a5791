package io.autotag.query.check;

import io.autotag.query.Field;
import io.autotag.query.FieldType;
import io.autotag.query.Operator;
import io.autotag.query.TagLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may come in a situation, whatever of it was typed. */
final class Offers {
    private static final FieldType COUNTED = FieldType.NUMBER;

    private final Situation situation;
    private final String typed;
    private final ValueOffers values;

    Offers(Situation situation, String typed, Vocabulary vocabulary) {
        this.situation = situation;
        this.typed = typed;
        this.values = new ValueOffers(vocabulary, typed);
    }

    List<Offer> list() {
        return switch (situation.next()) {
            case CONDITION -> condition();
            case TAG -> values.tags(situation.level().orElse(TagLevel.OBJECT));
            case OPERATOR -> operators();
            case VALUE, LIST_VALUE ->
                situation.field().map(field -> values.values(field, situation)).orElse(List.of());
            case LIST -> List.of(sign("(", "a list of values begins"));
            case LIST_END -> List.of(sign(",", "another value"), sign(")", "the list ends"));
            case NULL_OR_NOT ->
                List.of(word("NULL", "the item has no value"), word("NOT NULL", "the item has a value"));
            case NULL -> List.of(word("NULL", "the item has a value"));
            case IN -> List.of(word("IN", "is none of a list"));
            case COUNTED -> scopes();
            case COUNT_END -> List.of(sign(")", "the count ends"));
            case JOIN -> joins();
        };
    }

    private List<Offer> condition() {
        Optional<Field> keyed = Field.keyedPrefixOf(typed.toLowerCase(Locale.ROOT));
        if (keyed.isPresent()) {
            return values.keys(keyed.get());
        }
        List<Offer> offers = new ArrayList<>(fields());
        if (situation.scope().isEmpty()) {
            offers.addAll(prefixes());
            offers.addAll(scopes());
            offers.add(scope("count(", "how many there are of a kind"));
        }
        offers.add(word("NOT", "what follows must not hold"));
        offers.add(sign("(", "conditions that belong together"));
        return offers;
    }

    private List<Offer> fields() {
        return Arrays.stream(Field.values())
                .filter(field -> field.standsIn(situation.scope()))
                .map(field -> new Offer(
                        Completion.Kind.FIELD,
                        field.completion(),
                        field.type().description(),
                        Help.of(field),
                        field.spellings()))
                .toList();
    }

    private static List<Offer> prefixes() {
        return List.of(
                Offer.of(Completion.Kind.PREFIX, "image_prefix:", "a tag of the whole image"),
                Offer.of(Completion.Kind.PREFIX, "object_prefix:", "a tag of an object in the image"));
    }

    private static List<Offer> scopes() {
        return List.of(
                scope("image(", "one prediction of the whole image"),
                scope("object(", "one predicted object"),
                scope("annotation(", "one confirmed annotation"));
    }

    private List<Offer> operators() {
        FieldType type = situation.field().map(Field::type).orElse(COUNTED);
        Stream<Offer> compared = type.operators().stream().map(Offers::operator);
        Stream<Offer> words = situation.field().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        word("IN", "is one of a list"),
                        word("NOT IN", "is none of a list"),
                        word("IS NULL", "there is no value"),
                        word("IS NOT NULL", "there is a value"));
        return Stream.concat(compared, words).toList();
    }

    private static Offer operator(Operator operator) {
        return Offer.of(Completion.Kind.OPERATOR, operator.symbol(), Help.of(operator));
    }

    private List<Offer> joins() {
        List<Offer> offers =
                new ArrayList<>(List.of(word("AND", "both must hold"), word("OR", "one of them must hold")));
        if (situation.nested()) {
            offers.add(sign(")", "closes the parenthesis"));
        }
        return offers;
    }

    private static Offer word(String insert, String help) {
        return Offer.of(Completion.Kind.KEYWORD, insert, help);
    }

    private static Offer scope(String insert, String help) {
        return Offer.of(Completion.Kind.SCOPE, insert, help);
    }

    private static Offer sign(String insert, String help) {
        return Offer.of(Completion.Kind.PUNCTUATION, insert, help);
    }
}
