package io.autotag.query.check;

import io.autotag.query.Place;
import io.autotag.query.Token;
import io.autotag.query.TokenKind;
import io.autotag.query.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What may come at a caret. */
final class Completions {
    private static final int MOST = 50;
    private static final int UNLIKE = Integer.MAX_VALUE;

    private Completions() {}

    /** Those that begin as was typed first, otherwise in the order of the language; what is there already is left out. */
    static List<Completion> at(int caret, Tokens tokens, String query, Vocabulary vocabulary) {
        if (tokens.all().isEmpty()) {
            return List.of();
        }
        Typed typed = Typed.at(caret, tokens.all(), query);
        Place place = typed.place();
        String replaced = query.substring(place.position(), place.end());
        return new Offers(situation(typed.before(), tokens.all()), typed.text(), vocabulary)
                .list().stream()
                        .filter(offer -> likeness(offer, typed.text()) != UNLIKE)
                        .filter(offer -> !offer.insert().equals(replaced))
                        .sorted(Comparator.comparingInt(offer -> likeness(offer, typed.text())))
                        .limit(MOST)
                        .map(offer -> new Completion(offer.kind(), offer.insert(), offer.type(), offer.help(), place))
                        .toList();
    }

    private static Situation situation(List<Token> before, List<Token> all) {
        Walk walk = new Walk();
        IntStream.range(0, before.size()).forEach(i -> walk.take(before.get(i), all.get(i + 1)));
        return walk.situation();
    }

    /** Where the typed text stands in the offered one, the earlier the better. */
    private static int likeness(Offer offer, String typed) {
        String sought = typed.toLowerCase(Locale.ROOT);
        return offer.matched().stream()
                .mapToInt(text -> text.toLowerCase(Locale.ROOT).indexOf(sought))
                .filter(at -> at >= 0)
                .min()
                .orElse(UNLIKE);
    }

    static List<CheckedToken> roles(Tokens tokens) {
        Walk walk = new Walk();
        List<Token> all = tokens.all();
        return IntStream.range(0, all.size())
                .filter(i -> !all.get(i).is(TokenKind.END))
                .mapToObj(i -> new CheckedToken(
                        walk.take(all.get(i), all.get(i + 1)), all.get(i).place()))
                .toList();
    }
}
