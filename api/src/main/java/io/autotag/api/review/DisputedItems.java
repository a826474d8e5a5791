package io.autotag.api.review;

import io.autotag.compare.Ranking;
import io.autotag.search.ItemCursor;
import io.autotag.search.ItemIds;
import io.autotag.search.compare.Compared;
import java.util.List;
import java.util.Optional;

/** Proposes the items that two versions disagree about, those to learn most from first. */
public final class DisputedItems implements Proposals {

    private final Compared compared;

    public DisputedItems(Compared compared) {
        this.compared = compared;
    }

    @Override
    public ItemIds next(Optional<ItemCursor> after, int count) {
        List<Ranking.Ranked> ranked = compared.behind(after.map(DisputedItems::read), count);
        Optional<ItemCursor> last =
                ranked.size() < count ? Optional.empty() : Optional.of(write(ranked.get(ranked.size() - 1)));
        return new ItemIds(ranked.stream().map(Ranking.Ranked::item).toList(), last);
    }

    private static ItemCursor write(Ranking.Ranked ranked) {
        return new ItemCursor(Optional.of(Double.toString(ranked.information())), ranked.item());
    }

    private static Ranking.Ranked read(ItemCursor cursor) {
        return new Ranking.Ranked(
                cursor.itemId(), Double.parseDouble(cursor.key().orElseThrow()));
    }
}
