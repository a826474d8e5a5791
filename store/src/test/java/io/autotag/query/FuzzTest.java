package io.autotag.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class FuzzTest {
    private static final int STRINGS = 100_000;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "(",
            ")",
            " ",
            " ",
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS NULL",
            ",",
            "*",
            ":",
            "\"",
            "\\",
            "=",
            "!=",
            "<=",
            "~",
            "image_prefix:",
            "object_prefix:car",
            "score",
            ">= 0.8",
            "object(",
            "annotation(",
            "count(",
            "label",
            "metadata.",
            "x",
            "\"x\"",
            "1e999",
            "-",
            "2026-01-01",
            "2026-99-99T1",
            "true",
            "\u0000",
            "\ud83d\ude97",
            "\ud800",
            "'; DROP TABLE item; --",
            "slice = \"a\"",
            "training_set",
            "\u00e9",
            "%",
            "?",
            "NaN");

    @Test
    @Timeout(120)
    void hundredThousandStringsAreReadOrRefused() {
        Random random = new Random(Seeds.next("fuzz"));
        RandomTrees trees = new RandomTrees(random);
        for (int i = 0; i < STRINGS; i++) {
            String text = i % 2 == 0 ? pieces(random) : damaged(trees.text(2), random);
            long start = System.nanoTime();
            readOrRefuse(text);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(text).isLessThan(LONGEST);
        }
    }

    private static void readOrRefuse(String text) {
        try {
            String canonical = Query.parse(text).canonical();
            assertThat(canonical.length() > Tokenizer.MAX_LENGTH
                            || Query.parse(canonical).canonical().equals(canonical))
                    .as(text)
                    .isTrue();
        } catch (QueryException refused) {
            QueryProblem problem = refused.problem();
            assertThat(problem.position() + problem.length()).as(text).isBetween(0, text.length());
            assertThat(problem.detail()).endsWith(".");
        }
    }

    private static String pieces(Random random) {
        int count = random.nextInt(100) == 0 ? 1500 : random.nextInt(12);
        return IntStream.range(0, count)
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }

    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length());
        String piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
        return text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + random.nextInt(4)));
    }

    @Test
    void hundredsOfAlternativesAreReadAndTenThousandRefused() {
        String hundreds = IntStream.range(0, 300).mapToObj(i -> "width=" + i).collect(Collectors.joining(" OR "));
        assertThat(Query.parse(hundreds).canonical()).contains("width = 299");
        readOrRefuse("width = 1 OR ".repeat(10_000) + "width = 1");
    }
}
