package io.autotag.search.compare;

import io.autotag.compare.Disagreements;
import io.autotag.compare.Picture;
import io.autotag.compare.Ranking;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pages of the items that two versions disagree about, the most to learn from first. The order is that of the comparison;
 * what is shown of an item is what the tables hold now, and items that have been decided on since are left out.
 */
public final class DisagreementPages {

    private final Database database;
    private final ItemRepository items = new ItemRepository();

    public DisagreementPages(Database database) {
        this.database = database;
    }

    /** @param after where the page before this one ended */
    public Page page(Project project, Compared compared, Optional<Ranking.Ranked> after, int limit) {
        List<Ranking.Ranked> ranked = compared.behind(after, limit);
        if (ranked.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        List<Shown> shown = database.read(tx -> shown(tx, project, compared, ranked));
        Ranking.Ranked last = ranked.get(ranked.size() - 1);
        boolean more = !compared.behind(Optional.of(last), 1).isEmpty();
        return new Page(shown, more ? Optional.of(last) : Optional.empty());
    }

    private List<Shown> shown(Transaction tx, Project project, Compared compared, List<Ranking.Ranked> ranked) {
        long[] ids = ranked.stream().mapToLong(Ranking.Ranked::item).sorted().toArray();
        Map<Long, Item> known = new HashMap<>();
        items.listByIds(tx, project.id(), ids).forEach(item -> known.put(item.id(), item));
        Map<Long, Disagreements> now = new HashMap<>();
        for (Picture picture : new PictureReader(tx, project, compared.a(), compared.b()).read(new ItemBlock(ids))) {
            now.put(picture.item(), Disagreements.of(picture));
        }
        return ranked.stream()
                .flatMap(one -> Stream.ofNullable(known.get(one.item()))
                        .flatMap(item -> Stream.ofNullable(now.get(item.id())).map(open -> new Shown(item, open))))
                .filter(one -> !one.disagreements().open().isEmpty())
                .toList();
    }

    /**
     * @param shown as many as asked for, or fewer where some have been decided on since
     * @param next where to go on; empty when nothing follows
     */
    public record Page(List<Shown> shown, Optional<Ranking.Ranked> next) {

        public Page {
            shown = List.copyOf(shown);
        }
    }

    /** An item with what the versions disagree about in it. */
    public record Shown(Item item, Disagreements disagreements) {}
}
