package io.autotag.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AgreementTest {
    private static final int QUERIES = 20_000;

    @Test
    void theCheckedTreeSaysOfEveryItemWhatTheRulesSay() {
        long seed = Seeds.next("agreement");
        Random random = new Random(seed);
        World world = new RandomWorld(random).world(12);
        RandomTrees trees = new RandomTrees(random);
        for (int i = 0; i < QUERIES; i++) {
            agree(trees.text(3), world);
        }
    }

    private static void agree(String text, World world) {
        Query query;
        try {
            query = Query.parse(text);
        } catch (QueryException refused) {
            assertThat(refused).hasMessageContaining("too many alternatives");
            return;
        }
        for (World.Item item : world.items()) {
            assertThat(Evaluator.holds(query, item)).as("%s of %s", text, item).isEqualTo(Naive.holds(text, item));
        }
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameTree() {
        RandomTrees trees = new RandomTrees(new Random(Seeds.next("printing")));
        for (int i = 0; i < QUERIES; i++) {
            Optional<Expression> tree = Optional.of(trees.tree(5));
            String text = Printer.print(tree);
            if (text.length() <= Tokenizer.MAX_LENGTH) {
                assertThat(Parser.parse(text)).as(text).isEqualTo(tree);
            }
        }
    }
}
