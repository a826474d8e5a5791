package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class QueryPointerTest {

    @Test
    void putsCaretsUnderWhatIsMeant() {
        assertThat(QueryPointer.under("object_prefix:car AND scor >= 0.8", 22, 4))
                .isEqualTo("  object_prefix:car AND scor >= 0.8\n" + "                        ^^^^");
    }

    @Test
    void pointsBehindTheEndWithOneCaret() {
        assertThat(QueryPointer.under("score >=", 8, 0)).isEqualTo("  score >=\n          ^");
        assertThat(QueryPointer.under("", 0, 0)).isEqualTo("  \n  ^");
    }

    @Test
    void showsTheLineThatIsMeantOnly() {
        assertThat(QueryPointer.under("score > 0\n AND scor < 1\n AND uid = 5", 15, 4))
                .isEqualTo("   AND scor < 1\n       ^^^^");
    }

    @Test
    void cutsLongQueries() {
        String shown =
                QueryPointer.under("width = 1 OR ".repeat(100) + "scor > 1" + " OR width = 1".repeat(100), 1300, 4);
        assertThat(shown.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(85));
        String[] lines = shown.split("\n", -1);
        assertThat(lines[1].indexOf('^')).isEqualTo(lines[0].indexOf("scor"));
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(QueryPointer.under("slice = \"\ud83d\ude97\" AND x = 1", 17, 1))
                .isEqualTo("  slice = \"\ud83d\ude97\" AND x = 1\n" + " ".repeat(18) + "^");
    }

    @Test
    void movesNoCursor() {
        assertThat(QueryPointer.under("a\u001b[2J\tb", 6, 1))
                .doesNotContain("\u001b")
                .doesNotContain("\t");
    }

    @Test
    void addsWhatWasProbablyMeant() {
        JsonNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("position", 0)
                .put("length", 4)
                .put("suggestion", "score");
        assertThat(QueryPointer.explain("No field is called \"scor\".", answer, "scor > 1"))
                .isEqualTo("No field is called \"scor\". Did you mean score?\n  scor > 1\n  ^^^^");
        assertThat(QueryPointer.explain("Not found.", JsonNodeFactory.instance.objectNode(), "scor > 1"))
                .isEqualTo("Not found.");
    }
}
