package io.autotag.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Naive;
import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.query.World;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bitmaps never say of an item what the rules do not say, and are exact where they know everything asked. */
final class BlockAgreementTest {

    private static final int QUERIES = 20_000;
    private static final int ITEMS = 24;

    /** What no bitmap knows, and comparisons that cut a range of scores. */
    private static final Pattern UNKNOWN =
            Pattern.compile("\\b(confidence|run|box\\.|count\\(|annotation\\.attribute|reviewed_at|reference_id|uid"
                    + "|created_at|autotag\\.(image|object)|score (=|!=|>|<=|IN|NOT IN) )");

    @Test
    void knowsWhatTheRulesSay() {
        Random random = new Random(Seeds.next("bitmaps"));
        World world = new RandomWorld(random).world(ITEMS);
        WorldBlock names = new WorldBlock(world);
        Block block = names.block();
        RandomTrees trees = new RandomTrees(random);
        int exact = 0;
        for (int i = 0; i < QUERIES; i++) {
            exact += agrees(trees.text(3), world, names, block) ? 1 : 0;
        }
        assertThat(exact).isGreaterThan(QUERIES / 4);
    }

    /** Whether the bitmaps know the answer without the tables. */
    private static boolean agrees(String text, World world, WorldBlock names, Block block) {
        Query query;
        try {
            query = Query.parse(text);
        } catch (QueryException refused) {
            assertThat(refused).hasMessageContaining("too many alternatives");
            return false;
        }
        Span span = new BlockQuery(names).of(query.condition(), block);
        for (World.Item item : world.items()) {
            boolean holds = Naive.holds(text, item);
            assertThat(span.possible().contains(item.number()) || !holds)
                    .as("possible: %s of %s", text, item)
                    .isTrue();
            assertThat(span.sure().contains(item.number()) && !holds)
                    .as("sure: %s of %s", text, item)
                    .isFalse();
        }
        if (!UNKNOWN.matcher(text).find() && !Mixed.in(query.condition())) {
            assertThat(span.isExact()).as(text).isTrue();
        }
        return span.isExact();
    }
}
